/** Money that moved at a provider without this service, and what staff decide that it means. */
@NullMarked
package dev.marquee.ticket.external;

import org.jspecify.annotations.NullMarked;
