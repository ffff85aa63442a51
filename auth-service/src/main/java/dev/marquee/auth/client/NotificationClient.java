package dev.marquee.auth.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Hands mails to notification-service, and says who may have webhooks there. */
@HttpExchange("/internal")
public interface NotificationClient {

    /**
     * A mail to be written.
     *
     * @param key a mail with a key that was handed over before is discarded, so repeats are
     *     harmless
     * @param kind which text it is: verify-email …
     * @param locale the tag of the language; null for that of the house
     * @param data what the text speaks of
     */
    record Mail(String key, String kind, String to, @Nullable String locale, Object data) {}

    record Mails(List<Mail> mails) {}

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
     * Returns once all the mails are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/mails")
    void send(@RequestBody Mails mails);

    /**
     * Returns once webhooks that these may not have are paused; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/webhook-owners")
    void ownersChanged(@RequestBody Owners owners);
}
