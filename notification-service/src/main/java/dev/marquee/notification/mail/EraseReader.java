package dev.marquee.notification.mail;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets who the mails to an address were for and what they said. What waits is not sent any more;
 * a worker that is sending one just now may still hand it over, so that counts as in doubt.
 */
@Component
public class EraseReader {

    private final JdbcClient jdbc;
    private final Clock clock;

    EraseReader(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the caller's transaction. Returns how many mails it were. */
    public int handle(String address) {
        // Mails of before addresses had one spelling are found by their small letters.
        var keys = List.of(Recipient.key(address), address.strip().toLowerCase(Locale.ROOT));
        jdbc.sql(
                        """
                        update mail_search set words = 'erased-' || mail_id || '@erased.invalid (erased)'
                        where mail_id in (select id from mail where recipient_key in (:keys))
                        """)
                .param("keys", keys)
                .update();
        jdbc.sql(
                        """
                        update mail_content set data = '{}'
                        where mail_id in (select id from mail where recipient_key in (:keys))
                        """)
                .param("keys", keys)
                .update();
        jdbc.sql(
                        """
                        delete from mail_attachment
                        where mail_id in (select id from mail where recipient_key in (:keys))
                        """)
                .param("keys", keys)
                .update();
        return jdbc.sql(
                        """
                        update mail set recipient = 'erased-' || id || '@erased.invalid',
                                        recipient_key = 'erased-' || id || '@erased.invalid',
                                        subject = '(erased)', last_error = null, erased_at = :now,
                                        in_doubt = in_doubt + case when status = 'sending' then 1 else 0 end,
                                        status = case when status in ('sent', 'failed', 'skipped') then status else 'erased' end,
                                        next_attempt_at = null, secret_until = null, domain_key = null, token = null
                        where recipient_key in (:keys)
                        """)
                .param("now", utc(clock.instant()))
                .param("keys", keys)
                .update();
    }
}
