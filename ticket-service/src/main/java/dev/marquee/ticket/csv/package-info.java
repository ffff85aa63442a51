/** Reads files of separated values, whoever wrote them. */
@NullMarked
package dev.marquee.ticket.csv;

import org.jspecify.annotations.NullMarked;
