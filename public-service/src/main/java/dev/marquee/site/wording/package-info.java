/** How times, places and prices are said to buyers. */
@NullMarked
package dev.marquee.site.wording;

import org.jspecify.annotations.NullMarked;
