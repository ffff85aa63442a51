package dev.marquee.notification.address;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.content.MailClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which mails an address gets no more. Addresses may be given in any spelling; none is written
 * down.
 */
@Component
public class Suppressions {

    private final JdbcClient jdbc;
    private final AddressSecret secret;
    private final Clock clock;

    public Suppressions(JdbcClient jdbc, AddressSecret secret, Clock clock) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Why a mail of this class must not be sent to the address; empty where it may be. Required
     * mails always may.
     *
     * @param organizerId whose mail it is; null where it is nobody's
     */
    public Optional<SuppressionReason> against(
            String address, MailClass mailClass, @Nullable Long organizerId) {
        if (!mailClass.isRefusable()) return Optional.empty();
        var asked =
                organizerId == null
                        ? SuppressionScope.ALL
                        : SuppressionScope.of(organizerId, mailClass);
        return of(address).stream()
                .filter(suppression -> suppression.isFor(asked))
                .map(Suppression::reason)
                .max(Comparator.naturalOrder());
    }

    /** Those of many to which such mails must not go, found at once; each is named once. */
    List<String> amongst(Collection<String> addresses, SuppressionScope asked) {
        return those(
                addresses, "scope in (:words)", List.of(SuppressionScope.ALL.word(), asked.word()));
    }

    /** Those of many to which no mail arrives, found at once; each is named once. */
    List<String> hardAmongst(Collection<String> addresses) {
        return those(addresses, "reason in (:words)", List.of(SuppressionReason.HARD.word()));
    }

    private List<String> those(Collection<String> addresses, String which, List<String> words) {
        if (addresses.isEmpty()) return List.of();
        var keys = new LinkedHashMap<String, String>();
        for (var address : addresses) keys.putIfAbsent(address, secret.stored(address));
        var found =
                new HashSet<>(
                        jdbc.sql(
                                        """
                                        select address_key from suppression
                                        where address_key in (:keys) and %s and (suppressed_until is null or suppressed_until > :now)
                                        """
                                                .formatted(which))
                                .param("keys", new HashSet<>(keys.values()))
                                .param("words", words)
                                .param("now", utc(clock.instant()))
                                .query(String.class)
                                .list());
        return keys.entrySet().stream()
                .filter(one -> found.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether no mail arrives there: then a required one is tried once, and not again. */
    public boolean isHard(String address) {
        return of(address).stream()
                .anyMatch(suppression -> suppression.reason() == SuppressionReason.HARD);
    }

    /** What stands for an address in the table. */
    public String key(String address) {
        return secret.stored(address);
    }

    /** All that are in force. */
    public List<Suppression> of(String address) {
        return inForce(secret.stored(address));
    }

    List<Suppression> inForce(String key) {
        return jdbc.sql(
                        """
                        select scope, reason, smtp_code, enhanced, evidence, suppressed_at, suppressed_until from suppression
                        where address_key = :key and (suppressed_until is null or suppressed_until > :now) order by scope
                        """)
                .param("key", key)
                .param("now", utc(clock.instant()))
                .query(Suppressions::suppression)
                .list();
    }

    private static Suppression suppression(ResultSet row, int n) throws SQLException {
        var code = row.getInt("smtp_code");
        return new Suppression(
                SuppressionScope.parse(row.getString("scope")).orElse(SuppressionScope.ALL),
                SuppressionReason.of(row.getString("reason")),
                row.wasNull() ? null : code,
                row.getString("enhanced"),
                row.getString("evidence"),
                Objects.requireNonNull(instant(row, "suppressed_at")),
                instant(row, "suppressed_until"));
    }

    /**
     * From now on the address gets no such mail. What weighs more stays as it is; the same again
     * changes nothing.
     *
     * @param answer what a mail server said, where one did
     */
    @Transactional
    public void suppress(
            String address,
            SuppressionScope scope,
            SuppressionReason reason,
            @Nullable SmtpAnswer answer) {
        suppressKey(
                secret.stored(address),
                new Suppression(
                        scope,
                        reason,
                        answer == null || answer.code() == 0 ? null : answer.code(),
                        answer == null ? null : answer.enhanced(),
                        answer == null ? null : answer.evidence(),
                        clock.instant(),
                        null));
    }

    /** By the address's fingerprint, as links hold it. */
    @Transactional
    public void suppressKey(String key, Suppression wanted) {
        var before =
                jdbc.sql(
                                "select reason, suppressed_until from suppression where address_key = ? and scope = ? for update")
                        .params(key, wanted.scope().word())
                        .query((row, n) ->
                                isOver(instant(row, "suppressed_until"))
                                        ? SuppressionReason.HARD
                                        : SuppressionReason.of(row.getString("reason")))
                        .optional();
        if (before.isPresent()
                && before.get().compareTo(wanted.reason()) >= 0
                && before.get() != SuppressionReason.HARD) return;
        if (before.isPresent())
            jdbc.sql("delete from suppression where address_key = ? and scope = ?")
                    .params(key, wanted.scope().word())
                    .update();
        jdbc.sql(
                        """
                        insert into suppression (address_key, scope, reason, smtp_code, enhanced, evidence, suppressed_at, suppressed_until)
                        values (:key, :scope, :reason, :code, :enhanced, :evidence, :since, :until) on conflict do nothing
                        """)
                .param("key", key)
                .param("scope", wanted.scope().word())
                .param("reason", wanted.reason().word())
                .param("code", wanted.smtpCode(), Types.INTEGER)
                .param("enhanced", wanted.enhanced(), Types.VARCHAR)
                .param("evidence", wanted.evidence(), Types.VARCHAR)
                .param("since", utc(wanted.since()))
                .param(
                        "until",
                        wanted.until() == null ? null : utc(wanted.until()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private boolean isOver(@Nullable Instant until) {
        return until != null && !until.isAfter(clock.instant());
    }

    /**
     * The address gets such mails again.
     *
     * @param scope all that there are where it is null
     * @return whether there was anything to lift; that somebody was erased cannot be lifted
     */
    @Transactional
    public boolean lift(String address, @Nullable SuppressionScope scope) {
        return liftKey(secret.stored(address), scope);
    }

    /** By the address's fingerprint, as links hold it. */
    @Transactional
    public boolean liftKey(String key, @Nullable SuppressionScope scope) {
        jdbc.sql("delete from soft_bounce where address_key = ?").param(key).update();
        return jdbc.sql(
                                "delete from suppression where address_key = :key and reason <> 'erased'"
                                        + (scope == null ? "" : " and scope = :scope"))
                        .param("key", key)
                        .param("scope", scope == null ? null : scope.word())
                        .update()
                > 0;
    }

    /**
     * Somebody read a mail there, since they used its link: whatever said that none arrives is
     * lifted, unless it came later. What a person refused stays refused.
     */
    @Transactional
    public void arrives(String address, Instant at) {
        var key = secret.stored(address);
        jdbc.sql("delete from soft_bounce where address_key = ?").param(key).update();
        jdbc.sql(
                        "delete from suppression where address_key = ? and reason = 'hard' and suppressed_at <= ?")
                .params(key, utc(at))
                .update();
    }

    /**
     * The person was erased: nobody writes to them unasked any more, and what servers said about
     * the address is forgotten.
     */
    @Transactional
    public void erase(String address) {
        var key = secret.stored(address);
        jdbc.sql("update suppression set evidence = null where address_key = ?")
                .param(key)
                .update();
        jdbc.sql("delete from soft_bounce where address_key = ?").param(key).update();
        suppress(address, SuppressionScope.ALL, SuppressionReason.ERASED, null);
    }
}
