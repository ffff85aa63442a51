/** Hands mails to the mail server, once, and again later when it does not take them. */
@NullMarked
package dev.marquee.notification.delivery;

import org.jspecify.annotations.NullMarked;
