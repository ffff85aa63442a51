/** Complaints for programs. */
@NullMarked
package dev.marquee.customer.complaint.api;

import org.jspecify.annotations.NullMarked;
