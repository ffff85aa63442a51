/**
 * What people write about complaints by e-mail. A sender proves nothing, so a mail only adds text.
 */
@NullMarked
package dev.marquee.customer.complaint.mail;

import org.jspecify.annotations.NullMarked;
