/** Hands mails about complaints over to be sent. */
@NullMarked
package dev.marquee.customer.complaint.delivery;

import org.jspecify.annotations.NullMarked;
