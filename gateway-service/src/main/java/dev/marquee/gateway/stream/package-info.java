/** Passes streams of events on as they come. */
@NullMarked
package dev.marquee.gateway.stream;

import org.jspecify.annotations.NullMarked;
