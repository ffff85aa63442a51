package dev.marquee.notification.inbox;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds mails again by what nobody can guess, when something is heard of them. */
@Repository
class SentMails {

    /**
     * A mail that was sent.
     *
     * @param key that it was queued with
     * @param recipient whose address it went to
     */
    record Sent(long id, String key, String recipient) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SentMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The mail of one of these tokens, or else the one of that Message-ID.
     *
     * @param tokens as they stood in the sender's address
     * @param messageId null for none
     */
    Optional<Sent> find(Collection<String> tokens, @Nullable String messageId) {
        var byToken =
                tokens.isEmpty()
                        ? Optional.<Sent>empty()
                        : jdbc.sql(
                                        "select id, mail_key, recipient from mail where token in (:tokens) and erased_at is null order by id limit 1")
                                .param("tokens", tokens)
                                .query(SentMails::sent)
                                .optional();
        if (byToken.isPresent() || messageId == null) return byToken;
        return jdbc.sql(
                        "select id, mail_key, recipient from mail where message_id = ? and erased_at is null order by id limit 1")
                .param(messageId)
                .query(SentMails::sent)
                .optional();
    }

    private static Sent sent(ResultSet row, int n) throws SQLException {
        return new Sent(row.getLong("id"), row.getString("mail_key"), row.getString("recipient"));
    }

    /** Notes that it did not arrive. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bounced(Sent mail, String bounce) {
        jdbc.sql("update mail set bounce = ?, bounced_at = ? where id = ?")
                .params(bounce, utc(clock.instant()), mail.id())
                .update();
    }
}
