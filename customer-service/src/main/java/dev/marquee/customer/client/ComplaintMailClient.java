package dev.marquee.customer.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Has notification-service write to people who complained. */
@HttpExchange("/internal")
public interface ComplaintMailClient {

    /**
     * What a mail says.
     *
     * @param number of the complaint
     * @param subject of the complaint
     * @param text what was answered; null where nothing was
     * @param by who answered
     * @param link where it is read and answered, or confirmed
     * @param replyToken what answers by e-mail are known by
     * @param inReplyTo the Message-ID of the mail that it answers; null for none
     */
    record Content(
            String name,
            long number,
            String subject,
            @Nullable String text,
            @Nullable String by,
            String link,
            String replyToken,
            @Nullable String inReplyTo) {}

    /** A mail; another one with the same key is not sent. */
    record Mail(String key, String kind, String to, String locale, Content data) {}

    record Mails(List<Mail> mails) {}

    /**
     * Returns once all are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/mails")
    void send(@RequestBody Mails mails);
}
