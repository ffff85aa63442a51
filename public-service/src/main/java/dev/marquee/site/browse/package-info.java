/** The front page: what is on, and how to find it. */
@NullMarked
package dev.marquee.site.browse;

import org.jspecify.annotations.NullMarked;
