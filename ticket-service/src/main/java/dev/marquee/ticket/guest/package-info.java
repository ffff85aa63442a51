/** The guest list: tickets that organisers give away. */
@NullMarked
package dev.marquee.ticket.guest;

import org.jspecify.annotations.NullMarked;
