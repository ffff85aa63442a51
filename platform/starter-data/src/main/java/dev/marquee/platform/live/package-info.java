/** Tells whoever watches something, while the page is open, what changes of it. */
@NullMarked
package dev.marquee.platform.live;

import org.jspecify.annotations.NullMarked;
