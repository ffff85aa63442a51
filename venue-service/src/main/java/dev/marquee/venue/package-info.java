/** Venues and their hire. */
@NullMarked
package dev.marquee.venue;

import org.jspecify.annotations.NullMarked;
