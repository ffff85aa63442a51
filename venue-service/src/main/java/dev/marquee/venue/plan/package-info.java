/** Seat plans of venues: where each seat is, in numbered versions that never change. */
@NullMarked
package dev.marquee.venue.plan;

import org.jspecify.annotations.NullMarked;
