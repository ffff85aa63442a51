package dev.marquee.auth.client;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Hands mails to notification-service, which keeps them and sends them. */
@HttpExchange("/internal")
public interface NotificationClient {

    /**
     * A mail to be written.
     *
     * @param key a mail with a key that was handed over before is discarded, so repeats are
     *     harmless
     * @param kind which text it is: verify-email …
     * @param locale the language, such as {@code en}
     * @param data what the text speaks of
     */
    record Mail(String key, String kind, String to, String locale, Object data) {}

    record Mails(List<Mail> mails) {}

    /**
     * Returns once all the mails are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/mails")
    void send(@RequestBody Mails mails);
}
