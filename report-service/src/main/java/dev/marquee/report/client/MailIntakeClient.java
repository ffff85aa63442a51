package dev.marquee.report.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** Hands mails to notification-service, which keeps them and sends them; as this service. */
public interface MailIntakeClient {

    /**
     * A mail to be written.
     *
     * @param key a mail with a key that was handed over before is discarded, so repeats are
     *     harmless
     * @param data what the text speaks of
     */
    record Mail(
            String key,
            String kind,
            String to,
            String locale,
            Object data,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments) {}

    /** A file that comes with a mail. */
    record Attachment(String fileName, String mediaType, byte[] content) {}

    record Mails(List<Mail> mails) {}

    /**
     * Returns once all the mails are stored.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/internal/mails")
    void send(@RequestBody Mails mails);
}
