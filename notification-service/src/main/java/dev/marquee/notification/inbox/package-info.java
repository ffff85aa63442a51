/**
 * The optional mailbox: bounces of our mails, what providers say of them, and what people answer.
 * Nothing else of the service needs it.
 */
@NullMarked
package dev.marquee.notification.inbox;

import org.jspecify.annotations.NullMarked;
