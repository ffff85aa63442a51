/** A seat plan as data: its parts, what they must be, and how it is read and written. */
@NullMarked
package dev.marquee.venue.plan.layout;

import org.jspecify.annotations.NullMarked;
