/** From a complaint to money that goes back: one flow, decided by ticket-service. */
@NullMarked
package dev.marquee.customer.complaint.refund;

import org.jspecify.annotations.NullMarked;
