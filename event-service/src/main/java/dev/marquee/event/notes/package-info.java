/** What the staff tell each other about an event. */
@NullMarked
package dev.marquee.event.notes;

import org.jspecify.annotations.NullMarked;
