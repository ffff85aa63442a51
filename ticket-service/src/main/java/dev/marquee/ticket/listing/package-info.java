/** What event-service says about an event on sale, and who hears when that changes. */
@NullMarked
package dev.marquee.ticket.listing;

import org.jspecify.annotations.NullMarked;
