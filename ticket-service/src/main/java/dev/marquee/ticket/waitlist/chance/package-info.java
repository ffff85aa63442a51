/** What those who wait may hope for, by what happened before. */
@NullMarked
package dev.marquee.ticket.waitlist.chance;

import org.jspecify.annotations.NullMarked;
