/** Forgets people on request. */
@NullMarked
package dev.marquee.ticket.erasure;

import org.jspecify.annotations.NullMarked;
