package dev.marquee.auth.client;

import dev.marquee.platform.mail.AddressesRead.AllRead;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Hands mails to notification-service, and says who reads them and may have webhooks there. */
@HttpExchange("/internal")
public interface NotificationClient {

    /**
     * A mail to be written.
     *
     * @param key a mail with a key that was handed over before is discarded, so repeats are
     *     harmless
     * @param kind which text it is: verify-email …
     * @param locale the tag of the language; null for that of the house
     * @param account whose owner also finds it among the notifications; null for nobody's, or for
     *     whoever has confirmed the address
     * @param data what the text speaks of
     */
    record Mail(
            String key,
            String kind,
            String to,
            @Nullable String locale,
            @Nullable Long account,
            Object data) {}

    record Mails(List<Mail> mails) {}

    /**
     * What webhooks are told of.
     *
     * @param organizerId 0 for what is nobody's
     */
    record WebhookEvent(
            String key, String type, long organizerId, Instant occurredAt, Object data) {}

    record WebhookEvents(List<WebhookEvent> events) {}

    /**
     * An account whose rights have changed.
     *
     * @param own whether its webhooks may be told of its own events
     * @param all whether they may be told of everybody's
     * @param stop whether they stop all the same, until a person lets them go on
     */
    record Owner(long id, boolean own, boolean all, boolean stop) {}

    record Owners(List<Owner> owners) {}

    /**
     * An account, as far as its owner is told things.
     *
     * @param email null until it is confirmed
     * @param digest instant, daily or off
     * @param closed for good
     * @param asOf when this was so at the earliest
     */
    record Reader(
            long id,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String timeZone,
            String digest,
            List<String> roles,
            boolean closed,
            Instant asOf) {}

    record Readers(List<Reader> readers) {}

    /**
     * Returns once all the mails are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/mails")
    void send(@RequestBody Mails mails);

    /**
     * Returns once webhooks are owed these; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/webhook-events")
    void tell(@RequestBody WebhookEvents events);

    /**
     * Returns once webhooks that these may not have are paused; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/webhook-owners")
    void ownersChanged(@RequestBody Owners owners);

    /**
     * Returns once these are known; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/readers")
    void readersChanged(@RequestBody Readers readers);

    /**
     * Returns once it is known that mail arrives there; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/addresses/read")
    void read(@RequestBody AllRead addresses);
}
