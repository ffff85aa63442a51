/** Makes an event after another one. */
@NullMarked
package dev.marquee.event.copies;

import org.jspecify.annotations.NullMarked;
