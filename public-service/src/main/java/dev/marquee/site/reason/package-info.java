/** All reasons why something is refused, as a page and for programs. */
@NullMarked
package dev.marquee.site.reason;

import org.jspecify.annotations.NullMarked;
