package dev.marquee.notification.message;

import dev.marquee.notification.address.Bounce;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Follows what becomes of a message's mails. */
@Component
public class RecipientOutcomes {

    private record Line(
            String addressKey,
            String status,
            @Nullable String lastError,
            @Nullable String bounce) {}

    /** What mail servers say of an address that does not exist (RFC 3463). */
    private static final Pattern HARD =
            Pattern.compile("\\b5\\.1\\.(?:1|2|3|6|10)\\b|\\b550\\b.*(?i:unknown|not exist)");

    private static final int AT_ONCE = 500;

    /** Of so many who got a message, more complaints than {@link #MOST_COMPLAINTS} are too many. */
    private static final int OF_READERS = 1000;

    private static final int MOST_COMPLAINTS = 3;

    private final JdbcClient jdbc;
    private final Recipients recipients;

    RecipientOutcomes(JdbcClient jdbc, Recipients recipients) {
        this.jdbc = jdbc;
        this.recipients = recipients;
    }

    /** Notes those that are settled by now. */
    @Transactional
    public void follow(long message) {
        List<Line> settled;
        do {
            settled =
                    jdbc.sql(
                                    """
                                    select r.address_key, m.status, m.last_error, m.bounce from message_recipient r join mail m on m.mail_key = r.mail_key
                                    where r.message_id = ? and r.outcome = 'queued' and m.status not in ('queued', 'sending') limit
                                    """
                                            + AT_ONCE)
                            .param(message)
                            .query(Line.class)
                            .list();
            for (var line : settled)
                recipients.settled(message, line.addressKey, outcome(line), why(line));
        } while (settled.size() == AT_ONCE);
    }

    /**
     * A server that had taken a mail says that it did not arrive. Does nothing for a mail that is
     * no message's.
     *
     * @param mailKey that it was queued with
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bounced(String mailKey, Bounce bounce) {
        recipients.bounced(mailKey, bounce == Bounce.HARD ? "bounced_hard" : "bounced_soft");
    }

    /** A reader reported a mail as spam. Does nothing for a mail that is no message's. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void complained(String mailKey) {
        recipients.complained(mailKey);
    }

    /** Whether too many complained since it was last paused for that. */
    boolean tooManyComplain(long message) {
        var complaints = recipients.newComplaints(message);
        if (complaints == 0) return false;
        var counts = recipients.counts(message);
        var got = counts.getOrDefault("handed_over", 0L);
        return complaints * OF_READERS > got * MOST_COMPLAINTS;
    }

    /** It is paused for them: from now on further ones count. */
    @Transactional
    void complaintsCounted(long message) {
        recipients.complaintsCounted(message);
    }

    /** Where there is no mail server, a mail is kept, which is as far as it gets. */
    private static String outcome(Line line) {
        if (line.status.equals("skipped") || line.status.equals("erased")) return "skipped";
        if (!line.status.equals("failed")) return "handed_over";
        if (line.bounce != null)
            return line.bounce.equals("hard") ? "bounced_hard" : "bounced_soft";
        return line.lastError != null && HARD.matcher(line.lastError).find()
                ? "bounced_hard"
                : "bounced_soft";
    }

    /** Why somebody was skipped who was not written to after all. */
    private static @Nullable String why(Line line) {
        if (line.status.equals("erased")) return "not_valid_any_more";
        if (!line.status.equals("skipped")) return null;
        return switch (String.valueOf(line.lastError)) {
            case "unsubscribed", "complained" -> "unsubscribed";
            case "hard", "blocked" -> "suppressed";
            case "stopped", "no_consent" -> line.lastError;
            default -> "not_valid_any_more";
        };
    }

    /**
     * How many mails of a message no worker has taken up yet, or is sending for the first time.
     * Those that wait for a provider that wants fewer (urgency 4) are not among them: they keep
     * nobody else waiting.
     */
    long untried(long message) {
        return jdbc.sql(
                        """
                        select count(*) from message_recipient r join mail m on m.mail_key = r.mail_key
                        where r.message_id = ? and r.outcome = 'queued'
                            and (m.status = 'queued' and m.attempts = 0 and m.urgency <> 4 or m.status = 'sending')
                        """)
                .param(message)
                .query(Long.class)
                .single();
    }
}
