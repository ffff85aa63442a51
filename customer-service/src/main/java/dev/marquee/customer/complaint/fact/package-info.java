/** Tells report-service that complaints came, for its figures. */
@NullMarked
package dev.marquee.customer.complaint.fact;

import org.jspecify.annotations.NullMarked;
