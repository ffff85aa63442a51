/** What is exchanged with ticket-service: the terms of sale go out, the stock comes back. */
@NullMarked
package dev.marquee.event.sale;

import org.jspecify.annotations.NullMarked;
