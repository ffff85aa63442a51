/** The pages on which people complain and read what was answered. */
@NullMarked
package dev.marquee.customer.complaint.my;

import org.jspecify.annotations.NullMarked;
