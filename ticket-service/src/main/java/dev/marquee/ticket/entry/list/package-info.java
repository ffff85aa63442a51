/** Check-in lists: who may come in when, through which gate, and how often. */
@NullMarked
package dev.marquee.ticket.entry.list;

import org.jspecify.annotations.NullMarked;
