/** Tells those who work here that a complaint is theirs to see to. */
@NullMarked
package dev.marquee.customer.complaint.notice;

import org.jspecify.annotations.NullMarked;
