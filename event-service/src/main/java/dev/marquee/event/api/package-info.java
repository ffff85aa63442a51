/** Events for programs. */
@NullMarked
package dev.marquee.event.api;

import org.jspecify.annotations.NullMarked;
