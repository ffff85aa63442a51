/** Waiting lists of sold-out events: joining them, and one's place. */
@NullMarked
package dev.marquee.site.waiting;

import org.jspecify.annotations.NullMarked;
