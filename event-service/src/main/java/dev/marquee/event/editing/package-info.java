/** Reads, checks and saves what organisers say about events. */
@NullMarked
package dev.marquee.event.editing;

import org.jspecify.annotations.NullMarked;
