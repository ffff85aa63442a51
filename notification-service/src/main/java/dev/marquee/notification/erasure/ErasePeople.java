package dev.marquee.notification.erasure;

import dev.marquee.notification.address.Suppressions;
import dev.marquee.notification.centre.ForgetReader;
import dev.marquee.notification.mail.EraseReader;
import dev.marquee.notification.mail.Recipient;
import dev.marquee.notification.message.Recipients;
import dev.marquee.notification.webhook.dispatch.EraseBuyer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Blanks what mails and webhooks' deliveries say about people, whose figures and states stay, and
 * deletes notifications.
 */
@Component
class ErasePeople {

    private static final Logger log = LoggerFactory.getLogger(ErasePeople.class);

    private final JdbcClient jdbc;
    private final EraseReader mails;
    private final EraseBuyer deliveries;
    private final Recipients recipients;
    private final Suppressions suppressions;
    private final ForgetReader reader;
    private final Clock clock;

    ErasePeople(
            JdbcClient jdbc,
            EraseReader mails,
            EraseBuyer deliveries,
            Recipients recipients,
            Suppressions suppressions,
            ForgetReader reader,
            Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.suppressions = suppressions;
        this.reader = reader;
        this.clock = clock;
    }

    /** All of them, or none. What was carried out before is not repeated. */
    @Transactional
    public void handle(List<ErasureRequest.One> people) {
        for (var person : people) {
            if (!isNew(person.key())) continue;
            var blanked = mails.handle(person.email());
            var told = deliveries.handle(person.email());
            recipients.erase(Recipient.key(person.email()));
            suppressions.erase(person.email());
            var noticed = reader.ofAddress(person.email());
            log.info(
                    "of one person {} mails and {} deliveries are blanked, and {} notifications deleted",
                    blanked,
                    told,
                    noticed);
        }
    }

    private boolean isNew(String key) {
        return jdbc.sql(
                                "insert into erasure (erasure_key, erased_at) values (?, ?) on conflict do nothing")
                        .params(key, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
