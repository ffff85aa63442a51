/** When staff work, and how long something took of that time. */
@NullMarked
package dev.marquee.customer.complaint.hours;

import org.jspecify.annotations.NullMarked;
