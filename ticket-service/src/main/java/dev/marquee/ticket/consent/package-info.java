/** Who wants news of which organiser: every answer is kept, and the last one counts. */
@NullMarked
package dev.marquee.ticket.consent;

import org.jspecify.annotations.NullMarked;
