/** Events on other people's sites: a frame, the script around it, and what describes it. */
@NullMarked
package dev.marquee.site.embed;

import org.jspecify.annotations.NullMarked;
