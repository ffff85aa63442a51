package dev.marquee.notification.inbox;

import static dev.marquee.platform.queue.QueueTable.instant;
import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.platform.config.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How far a mailbox is read, and by whom: of several replicas one reads at a time. */
@Repository
class MailboxState {

    /**
     * The right to read a mailbox for a while.
     *
     * @param uidValidity the numbering that {@code lastUid} is of
     * @param lastUid the newest that was read
     * @param since when it was read first: what was there long before is not ours to deal with
     */
    record Lease(String token, long uidValidity, long lastUid, Instant since) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    MailboxState(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The right to read it; empty while somebody else has it. */
    @Transactional
    public Optional<Lease> claim(String name, Duration lease) {
        jdbc.sql(
                        "insert into inbound_mailbox (name, uid_validity, last_uid, since) values (?, 0, 0, ?) on conflict do nothing")
                .params(name, utc(clock.instant()))
                .update();
        var token = RandomToken.create();
        var now = clock.instant();
        var mine =
                jdbc.sql(
                                        """
                                        update inbound_mailbox set lease = :lease, lease_until = :until
                                        where name = :name and (lease is null or lease_until < :now)
                                        """)
                                .param("lease", token)
                                .param("until", utc(now.plus(lease)))
                                .param("name", name)
                                .param("now", utc(now))
                                .update()
                        == 1;
        if (!mine) return Optional.empty();
        return Optional.of(
                jdbc.sql("select uid_validity, last_uid, since from inbound_mailbox where name = ?")
                        .param(name)
                        .query((row, n) ->
                                new Lease(
                                        token,
                                        row.getLong(1),
                                        row.getLong(2),
                                        Objects.requireNonNull(instant(row, "since"))))
                        .single());
    }

    /** Notes how far it is read, and holds it for as long again; false for who lost it. */
    @Transactional
    public boolean advance(String name, Lease lease, long uidValidity, long uid, Duration longer) {
        return jdbc.sql(
                                "update inbound_mailbox set uid_validity = :validity, last_uid = :uid, lease_until = :until where name = :name and lease = :lease")
                        .param("validity", uidValidity)
                        .param("uid", uid)
                        .param("until", utc(clock.instant().plus(longer)))
                        .param("name", name)
                        .param("lease", lease.token())
                        .update()
                == 1;
    }

    /**
     * Lets go of it.
     *
     * @param error why it could not be read; null where it was
     */
    @Transactional
    public void release(String name, Lease lease, @Nullable String error) {
        var now = utc(clock.instant());
        jdbc.sql(
                        "update inbound_mailbox set lease = null, lease_until = null, error = :error, read_at = case when :failed then read_at else :now end where name = :name and lease = :lease")
                .param("error", error, java.sql.Types.VARCHAR)
                .param("failed", error != null)
                .param("now", now)
                .param("name", name)
                .param("lease", lease.token())
                .update();
    }
}
