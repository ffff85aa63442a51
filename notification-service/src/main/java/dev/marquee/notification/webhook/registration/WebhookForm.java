package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is typed into the page.
 *
 * @param events as words, so that an unknown one is a mistake in the form and not an unreadable one
 * @param version what the typist saw; null for a new one
 */
record WebhookForm(
        @NotBlank @Size(max = 100) @Pattern(regexp = PlainText.LINE) @Nullable String name,
        @NotBlank @Size(max = 1000) @Nullable String address,
        @NotEmpty @Nullable Set<String> events,
        @Nullable Boolean allOrganizers,
        @Nullable Long version) {

    static WebhookForm empty() {
        return new WebhookForm(null, null, Set.of(), false, null);
    }

    static WebhookForm of(Webhook webhook) {
        return new WebhookForm(
                webhook.name(),
                webhook.address(),
                Set.copyOf(webhook.events()),
                webhook.allOrganizers(),
                webhook.version());
    }

    /** The same, typed by somebody who has seen this version. */
    WebhookForm seen(long version) {
        return new WebhookForm(name, address, events, allOrganizers, version);
    }

    public boolean has(String type) {
        return events != null && events.contains(type);
    }

    /** Only of a form without errors. */
    Draft draft() {
        return new Draft(
                Objects.requireNonNull(name).strip(),
                Objects.requireNonNull(address),
                ticked(),
                Boolean.TRUE.equals(allOrganizers));
    }

    /** The events that there are among those that were ticked. */
    Set<EventType> ticked() {
        return Objects.requireNonNullElse(events, Set.<String>of()).stream()
                .flatMap(word -> EventType.of(word).stream())
                .collect(Collectors.toSet());
    }
}
