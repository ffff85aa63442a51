/** Which other sites may show an organiser's events in a frame. */
@NullMarked
package dev.marquee.event.embedding;

import org.jspecify.annotations.NullMarked;
