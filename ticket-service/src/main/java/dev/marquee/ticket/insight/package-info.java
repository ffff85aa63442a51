/** Analytics of one person and of one ticket, from the rows as they are: facts know no person. */
@NullMarked
package dev.marquee.ticket.insight;

import org.jspecify.annotations.NullMarked;
