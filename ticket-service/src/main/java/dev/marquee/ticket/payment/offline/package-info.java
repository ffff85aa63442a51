/** Money that is taken outside: at the door, or in any other way that the staff knows of. */
@NullMarked
package dev.marquee.ticket.payment.offline;

import org.jspecify.annotations.NullMarked;
