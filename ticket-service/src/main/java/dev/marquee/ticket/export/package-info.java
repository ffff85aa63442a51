/** Exports that are made in the background, and fetched while they are kept. */
@NullMarked
package dev.marquee.ticket.export;

import org.jspecify.annotations.NullMarked;
