package dev.marquee.notification.webhook.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is sent.
 *
 * @param timestamp when it happened
 * @param organizerId whose event it is about; absent in a test, and where it is about none
 * @param data by type, see docs/webhooks.md
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Envelope(String type, Instant timestamp, @Nullable Long organizerId, JsonNode data) {}
