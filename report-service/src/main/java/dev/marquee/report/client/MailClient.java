package dev.marquee.report.client;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Mails, which notification-service sends: about the caller's own events, for staff all. */
@HttpExchange("/api/mails")
public interface MailClient {

    /**
     * How mails are doing.
     *
     * @param failed given up
     * @param waiting not sent yet
     * @param uncertain perhaps sent
     */
    record Summary(long failed, long waiting, long uncertain) {}

    @GetExchange("/summary")
    Summary summary();
}
