package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as programs send it.
 *
 * @param allOrganizers only an admin may ask for it; as it is (or false) where it is absent
 * @param active as it is (or true) where it is absent
 */
record WebhookRequest(
        @Schema(description = "What it is for", example = "Box office")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(
                        description =
                                "Where to send: https, a public host by its name, port 443 or one from 1024 up",
                        example = "https://tickets.example.org/hooks/marquee")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 1000, message = "{invalid.at-most-1000-characters}")
                @Nullable String url,
        @Schema(description = "What to be told of", example = "[\"booking.confirmed\"]")
                @NotEmpty(message = "{invalid.must-name-one-event}")
                @Nullable Set<@NotNull EventType> events,
        @Schema(description = "Everybody's events and not only one's own; for admins")
                @Nullable Boolean allOrganizers,
        @Schema(description = "false pauses it") @Nullable Boolean active) {

    /** What is stored of a webhook, to be changed. */
    static WebhookRequest of(Webhook webhook) {
        return new WebhookRequest(
                webhook.name(),
                webhook.address(),
                webhook.events().stream()
                        .flatMap(word -> EventType.of(word).stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                webhook.allOrganizers(),
                null);
    }

    Draft draft(boolean allByDefault) {
        return new Draft(
                Objects.requireNonNull(name).strip(),
                Objects.requireNonNull(url),
                Objects.requireNonNull(events),
                Objects.requireNonNullElse(allOrganizers, allByDefault));
    }
}
