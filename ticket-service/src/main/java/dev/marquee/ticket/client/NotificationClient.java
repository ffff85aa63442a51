package dev.marquee.ticket.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Hands mails and webhook events to notification-service, which keeps them and sends them. */
@HttpExchange("/internal")
public interface NotificationClient {

    /**
     * A mail to be written.
     *
     * @param key a mail with a key that was handed over before is discarded, so repeats are
     *     harmless
     * @param kind which text it is: booking-confirmed …
     * @param locale the language, such as {@code en}
     * @param organizerId whose event it speaks of; null if it speaks of none
     * @param data what the text speaks of
     */
    record Mail(
            String key,
            String kind,
            String to,
            String locale,
            @Nullable Long organizerId,
            Object data) {}

    record Mails(List<Mail> mails) {}

    /**
     * Returns once all the mails are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/mails")
    void send(@RequestBody Mails mails);

    /**
     * Something that happened, for the programs of an event's organiser.
     *
     * @param key one that was handed over before is discarded, so repeats are harmless
     * @param type booking.confirmed, booking.cancelled, ticket.used
     */
    record WebhookEvent(
            String key, String type, long organizerId, Instant occurredAt, Object data) {}

    record WebhookEvents(List<WebhookEvent> events) {}

    /**
     * Returns once all the events are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/webhook-events")
    void tell(@RequestBody WebhookEvents events);
}
