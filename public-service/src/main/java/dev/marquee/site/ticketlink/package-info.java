/** The page a booking's mailed link opens: its codes, for the door. */
@NullMarked
package dev.marquee.site.ticketlink;

import org.jspecify.annotations.NullMarked;
