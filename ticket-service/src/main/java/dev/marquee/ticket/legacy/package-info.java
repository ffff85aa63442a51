/** The words and addresses of the older systems, for programs that speak them. */
@NullMarked
package dev.marquee.ticket.legacy;

import org.jspecify.annotations.NullMarked;
