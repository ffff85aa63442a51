/** A season worth looking at, for trying Marquee out. */
@NullMarked
package dev.marquee.event.demo;

import org.jspecify.annotations.NullMarked;
