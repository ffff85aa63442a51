package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.webhook.registration.Webhook;
import org.jspecify.annotations.Nullable;

/** A webhook in the list, with its last delivery and the time of that in words. */
public record WebhookLine(Webhook webhook, @Nullable Delivery last, String when) {}
