package dev.marquee.notification.mail;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.address.DomainFamily;
import dev.marquee.platform.queue.Priority;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Writes new mails down, each with its turn. */
final class MailInsert {

    static final String LAST_TURN =
            "select turn from mail where sender = :sender and urgency = 3 order by sender, urgency, turn desc nulls last limit 1";
    static final String PRESENT_TURN =
            "select turn from mail where urgency = 3 and turn >= 0 order by urgency, turn nulls last limit 1";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final MailRows rows;
    private final Clock clock;

    MailInsert(JdbcClient jdbc, MailRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** In the caller's transaction; nothing where there is one of this key. */
    OptionalLong handle(NewMail mail) {
        var draft = mail.draft();
        var now = clock.instant();
        var start =
                draft.notBefore() == null || draft.notBefore().isBefore(now)
                        ? now
                        : draft.notBefore();
        var bulk = draft.kind().priority() == Priority.BULK;
        var putOff = start.isAfter(now);
        var keys = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into mail (mail_key, kind, recipient, recipient_key, locale, subject, message_id,
                                          organizer_id, status, created_at, queued_at, give_up_at, next_attempt_at, secret_until, urgency,
                                          mail_class, sender, turn, domain_key, unsubscribe_scope, token)
                        values (:key, :kind, :recipient, :recipientKey, :locale, :subject, :messageId,
                                :organizer, 'queued', :now, :start, :until, :start, :secretUntil, :urgency,
                                :class, :sender, :turn, :domain, :scope, :token) on conflict do nothing
                        """)
                .param("key", draft.key())
                .param("kind", draft.kind().slug())
                .param("recipient", draft.to())
                .param("recipientKey", Recipient.key(draft.to()))
                .param("locale", draft.locale().toLanguageTag())
                .param("subject", mail.subject())
                .param("messageId", mail.messageId())
                .param("organizer", draft.organizerId())
                .param("now", utc(now))
                .param("start", utc(start))
                .param("until", utc(start.plus(patience(draft))))
                .param(
                        "urgency",
                        bulk && putOff ? Mails.BULK_PUT_OFF : draft.kind().priority().ordinal())
                .param("secretUntil", secretUntil(draft, start), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("class", draft.kind().mailClass().word())
                .param("sender", bulk ? draft.turnsOf() : null, Types.VARCHAR)
                .param("turn", bulk && !putOff ? turn(draft.turnsOf()) : null, Types.BIGINT)
                .param("domain", DomainFamily.of(draft.to()))
                .param(
                        "scope",
                        draft.unsubscribeScope() == null ? null : draft.unsubscribeScope().word(),
                        Types.VARCHAR)
                .param("token", token())
                .update(keys, "id");
        if (keys.getKeyList().isEmpty()) return OptionalLong.empty();
        var id = Objects.requireNonNull(keys.getKey()).longValue();
        jdbc.sql("insert into mail_content (mail_id, data) values (?, ?)")
                .params(id, rows.data(draft.content()))
                .update();
        jdbc.sql("insert into mail_search (mail_id, kind, words) values (?, ?, ?)")
                .params(id, draft.kind().slug(), MailSearchText.of(draft.to(), mail.subject()))
                .update();
        return OptionalLong.of(id);
    }

    /** 130 random bits in letters and digits that survive a server that writes all small. */
    private static String token() {
        return new BigInteger(130, RANDOM).toString(32);
    }

    private static Duration patience(MailDraft draft) {
        var useful = draft.content().usefulFor();
        var patience = draft.kind().patience();
        return useful.compareTo(patience) < 0 ? useful : patience;
    }

    private static @Nullable Object secretUntil(MailDraft draft, Instant start) {
        return draft.content().holdsSecrets() ? utc(start.plus(draft.content().usefulFor())) : null;
    }

    /**
     * One after the sender's last, and none before what is being sent now: so who comes with ten
     * need not wait for somebody's hundred thousand, and who waits is not passed for ever.
     */
    long turn(String sender) {
        var last =
                jdbc.sql(LAST_TURN)
                        .param("sender", sender)
                        .query(Long.class)
                        .optional()
                        .orElse(-1L);
        var present = jdbc.sql(PRESENT_TURN).query(Long.class).optional().orElse(0L);
        return Math.max(last + 1, present);
    }
}
