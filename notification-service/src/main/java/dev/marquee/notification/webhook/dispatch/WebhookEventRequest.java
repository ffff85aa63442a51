package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.webhook.registration.EventType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What happened, as another service tells it. */
record WebhookEventRequest(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid One> events) {

    /**
     * One thing that happened.
     *
     * @param key the type and what it is about, such as booking.confirmed:1184
     * @param organizerId whose event it is about; 0 for what is nobody's
     * @param data by type, see docs/webhooks.md
     */
    record One(
            @NotBlank
                    @Pattern(
                            regexp = "[A-Za-z0-9][A-Za-z0-9:._-]{0,199}",
                            message = "{invalid.letters-digits-and-200}")
                    String key,
            @NotNull EventType type,
            @PositiveOrZero long organizerId,
            @NotNull Instant occurredAt,
            @NotNull ObjectNode data) {

        @AssertTrue(message = "{invalid.required}")
        boolean isOrganizerNamed() {
            return organizerId > 0 || type == EventType.AUDIT_HEAD;
        }
    }
}
