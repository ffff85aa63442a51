/** An event's page, and booking its tickets. */
@NullMarked
package dev.marquee.site.event;

import org.jspecify.annotations.NullMarked;
