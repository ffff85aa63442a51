/** Files that come with what somebody wrote. What a file is, its content says. */
@NullMarked
package dev.marquee.customer.complaint.file;

import org.jspecify.annotations.NullMarked;
