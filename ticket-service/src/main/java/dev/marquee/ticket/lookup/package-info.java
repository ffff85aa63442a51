/** Finding one's tickets again: by a link mailed to the address they were booked with. */
@NullMarked
package dev.marquee.ticket.lookup;

import org.jspecify.annotations.NullMarked;
