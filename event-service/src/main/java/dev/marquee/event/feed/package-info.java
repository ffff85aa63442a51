/** What programs read of the catalogue: calendars, news and maps of the site. */
@NullMarked
package dev.marquee.event.feed;

import org.jspecify.annotations.NullMarked;
