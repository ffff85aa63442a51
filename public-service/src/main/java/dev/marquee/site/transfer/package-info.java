/** Handing a ticket on, for who has it, and accepting it, for who is offered it. */
@NullMarked
package dev.marquee.site.transfer;

import org.jspecify.annotations.NullMarked;
