package dev.marquee.event.webhook;

import java.time.Instant;

/**
 * Something that an organiser's webhooks are told; written to the outbox under {@link #TOPIC}.
 *
 * @param key unlike any other's: what arrives twice is told once
 * @param type event.published or event.cancelled
 */
public record WebhookEvent(
        String key, String type, long organizerId, Instant occurredAt, Data data) {

    /** The topic of the outbox; the key is the event's own. */
    public static final String TOPIC = "webhook-event";

    /** The event it happened to, as it is then. */
    public record Data(long eventId, String code, String name, Instant startsAt, String status) {}

    /** What happened to the event of that data. */
    public static WebhookEvent of(String what, long organizer, Instant now, Data data) {
        var type = "event." + what;
        return new WebhookEvent(type + ":" + data.eventId(), type, organizer, now, data);
    }
}
