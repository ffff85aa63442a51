package dev.marquee.notification.webhook.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook as programs see it. */
@Schema(name = "Webhook")
record WebhookView(
        long id,
        @Schema(example = "Box office") String name,
        @Schema(example = "https://tickets.example.org/hooks/marquee") String url,
        List<String> events,
        boolean allOrganizers,
        long ownerId,
        boolean active,
        @Schema(
                        description =
                                "asked, gone (it answered 410), failing (for days) or rights (its owner lost them)",
                        example = "gone")
                @Nullable String pausedBecause,
        @Schema(description = "The first failure since it took anything")
                @Nullable Instant failingSince,
        Instant createdAt,
        @Schema(
                        description = "Only in the answer that made it",
                        example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String secret) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhook webhook, @Nullable WebhookSecret secret) {
        return new WebhookView(
                webhook.id(),
                webhook.name(),
                webhook.address(),
                webhook.events(),
                webhook.allOrganizers(),
                webhook.ownerId(),
                webhook.active(),
                webhook.pausedBecause(),
                webhook.failingSince(),
                webhook.createdAt(),
                secret == null ? null : secret.text());
    }
}
