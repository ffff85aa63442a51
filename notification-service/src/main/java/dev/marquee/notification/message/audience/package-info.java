/** Whom a message is for, as ticket-service knows it. */
@NullMarked
package dev.marquee.notification.message.audience;

import org.jspecify.annotations.NullMarked;
