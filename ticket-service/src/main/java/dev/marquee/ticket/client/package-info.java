/** What this service needs of the others. */
@NullMarked
package dev.marquee.ticket.client;

import org.jspecify.annotations.NullMarked;
