/** The pages on which staff deal with complaints. */
@NullMarked
package dev.marquee.customer.complaint.desk;

import org.jspecify.annotations.NullMarked;
