package dev.marquee.customer.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The mails, as whoever asks sees them. */
@HttpExchange
public interface NotificationClient {

    record Mail(
            long id,
            String kind,
            String subject,
            String status,
            Instant createdAt,
            @Nullable Instant sentAt) {}

    /**
     * A page of mails, the newest first.
     *
     * @param total how many there are on all pages
     */
    record Mails(List<Mail> items, long total) {}

    /** Those to one address. */
    @GetExchange("/api/mails")
    Mails sentTo(@RequestParam String recipient, @RequestParam int size);
}
