/** Finds out who complains and about what, whichever way it comes. */
@NullMarked
package dev.marquee.customer.complaint.intake;

import org.jspecify.annotations.NullMarked;
