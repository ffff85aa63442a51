/** What organisers look like on their tickets. */
@NullMarked
package dev.marquee.ticket.brand;

import org.jspecify.annotations.NullMarked;
