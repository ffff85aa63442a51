/** Registered webhooks: their addresses, what they listen to, their secrets and their owners. */
@NullMarked
package dev.marquee.notification.webhook.registration;

import org.jspecify.annotations.NullMarked;
