/** The built-in mailbox at {@code /admin/mail}. */
@NullMarked
package dev.marquee.notification.mailbox;

import org.jspecify.annotations.NullMarked;
