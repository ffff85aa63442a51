/** Made-up sales of the demo events, so that there is something to look at. */
@NullMarked
package dev.marquee.ticket.demo;

import org.jspecify.annotations.NullMarked;
