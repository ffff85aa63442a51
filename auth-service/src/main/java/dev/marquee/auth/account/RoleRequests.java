package dev.marquee.auth.account;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The roles that people asked for; an admin decides. */
@Repository
public class RoleRequests {

    /** One that waits for an answer. */
    public record Pending(
            long id,
            long accountId,
            String name,
            String email,
            boolean emailVerified,
            Role role,
            Instant askedAt) {}

    private record Row(
            long id,
            long accountId,
            String name,
            String email,
            boolean emailVerified,
            String role,
            OffsetDateTime askedAt) {}

    private static final String PENDING =
            """
            select r.id, r.account_id, a.name, a.email, a.email_verified, r.role, r.asked_at
            from role_request r join account a on a.id = r.account_id
            where r.decided_at is null and not a.disabled
            """;

    private static final String CONFIRMED = " and a.email_verified";

    private final JdbcClient jdbc;
    private final Clock clock;

    RoleRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asks for a role; asking again while it waits changes nothing. */
    @Transactional
    public void ask(long accountId, Role role) {
        jdbc.sql(
                        """
                        insert into role_request (account_id, role, asked_at)
                        select a.id, cast(:role as varchar), :now from account a where a.id = :account and not exists
                            (select 1 from role_request r where r.account_id = :account and r.role = :role and r.decided_at is null)
                        """)
                .param("role", role.name())
                .param("now", now())
                .param("account", accountId)
                .update();
    }

    /**
     * Those that wait, the oldest first. Nobody decides about an address that is not confirmed, so
     * strangers' do not get in the way.
     *
     * @param most no more than so many
     */
    public List<Pending> pending(int most) {
        return jdbc
                .sql(PENDING + CONFIRMED + " order by r.id limit ?")
                .param(most)
                .query(Row.class)
                .list()
                .stream()
                .map(RoleRequests::pending)
                .toList();
    }

    /** How many those are. */
    public long countPending() {
        return jdbc.sql("select count(*) from (" + PENDING + CONFIRMED + ") waiting")
                .query(Long.class)
                .single();
    }

    /** Those of one account. */
    public List<Pending> pendingOf(long accountId) {
        return jdbc
                .sql(PENDING + " and a.id = ? order by r.id")
                .param(accountId)
                .query(Row.class)
                .list()
                .stream()
                .map(RoleRequests::pending)
                .toList();
    }

    public Optional<Pending> find(long id) {
        return jdbc.sql(PENDING + " and r.id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .map(RoleRequests::pending);
    }

    /** Answers a request; returns false where it was answered already. */
    @Transactional
    public boolean decide(long id, boolean approved) {
        return jdbc.sql(
                                "update role_request set decided_at = ?, approved = ? where id = ? and decided_at is null")
                        .params(now(), approved, id)
                        .update()
                == 1;
    }

    /** Takes back what an account still waits for. */
    @Transactional
    public void withdraw(long accountId) {
        jdbc.sql("delete from role_request where account_id = ? and decided_at is null")
                .param(accountId)
                .update();
    }

    private static Pending pending(Row row) {
        return new Pending(
                row.id,
                row.accountId,
                row.name,
                row.email,
                row.emailVerified,
                Role.valueOf(row.role),
                row.askedAt.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
