/** Puts events on sale and takes them off, and tells other services what that means for them. */
@NullMarked
package dev.marquee.event.publishing;

import org.jspecify.annotations.NullMarked;
