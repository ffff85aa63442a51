/** Replies that staff have ready. */
@NullMarked
package dev.marquee.customer.complaint.reply;

import org.jspecify.annotations.NullMarked;
