/** What this service tells people of what it stores about them. */
@NullMarked
package dev.marquee.ticket.privacy;

import org.jspecify.annotations.NullMarked;
