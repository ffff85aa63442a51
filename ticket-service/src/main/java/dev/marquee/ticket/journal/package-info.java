/** All money that came and went, for organisers' books. */
@NullMarked
package dev.marquee.ticket.journal;

import org.jspecify.annotations.NullMarked;
