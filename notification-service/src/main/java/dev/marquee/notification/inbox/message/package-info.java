/** Mails as they come in: read within limits, whatever they are made of. */
@NullMarked
package dev.marquee.notification.inbox.message;

import org.jspecify.annotations.NullMarked;
