/** The hire of venues for events: claimed before an event is stored, and kept as it is stored. */
@NullMarked
package dev.marquee.event.hire;

import org.jspecify.annotations.NullMarked;
