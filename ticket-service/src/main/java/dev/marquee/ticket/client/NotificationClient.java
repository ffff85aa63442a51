package dev.marquee.ticket.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.mail.AddressesRead.AllRead;
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
     * @param locale the tag of the language; null for that of the house
     * @param organizerId whose event it speaks of; null if it speaks of none
     * @param data what the text speaks of
     * @param attachments files that come with it
     */
    record Mail(
            String key,
            String kind,
            String to,
            @Nullable String locale,
            @Nullable Long organizerId,
            Object data,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments) {

        /** One without files. */
        public Mail(
                String key,
                String kind,
                String to,
                @Nullable String locale,
                @Nullable Long organizerId,
                Object data) {
            this(key, kind, to, locale, organizerId, data, List.of());
        }
    }

    /** A file that comes with a mail. */
    record Attachment(String fileName, String mediaType, byte[] content) {}

    record Mails(List<Mail> mails) {}

    /**
     * Returns once all the mails are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/mails")
    void send(@RequestBody Mails mails);

    /** A mail as it reads; its pictures are in the HTML. */
    record Preview(String subject, String html, String text) {}

    /**
     * A mail as it would read. It is neither stored nor sent.
     *
     * @throws org.springframework.web.client.RestClientException if it cannot be written now
     */
    @PostExchange("/mails/preview")
    Preview preview(@RequestBody Mail mail);

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

    /**
     * Returns once it is known that mail arrives there; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/addresses/read")
    void read(@RequestBody AllRead addresses);

    record Addresses(List<String> addresses) {}

    /**
     * Says to which of these no mail arrives.
     *
     * @throws org.springframework.web.client.RestClientException if that is not known now
     */
    @PostExchange("/addresses/unreachable")
    Addresses unreachable(@RequestBody Addresses asked);

    /**
     * Whether these want to hear of an organiser.
     *
     * @param organizerId whose news it would be
     */
    record Readers(long organizerId, List<String> addresses) {}

    /**
     * Says which of these must not be sent news of the organiser: they refused it, or no mail
     * arrives there.
     *
     * @throws org.springframework.web.client.RestClientException if that is not known now
     */
    @PostExchange("/addresses/without-news")
    Addresses withoutNews(@RequestBody Readers asked);
}
