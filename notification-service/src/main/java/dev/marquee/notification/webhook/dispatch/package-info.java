/** Sends events to webhooks, signed and retried, and keeps the log of it. */
@NullMarked
package dev.marquee.notification.webhook.dispatch;

import org.jspecify.annotations.NullMarked;
