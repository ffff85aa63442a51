/** What complaints are told apart by. */
@NullMarked
package dev.marquee.customer.complaint.kind;

import org.jspecify.annotations.NullMarked;
