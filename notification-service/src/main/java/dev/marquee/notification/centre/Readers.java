package dev.marquee.notification.centre;

import static dev.marquee.platform.queue.QueueTable.utc;

import dev.marquee.notification.mail.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Owners of accounts, as auth-service tells them. */
@Repository
class Readers {

    /**
     * One of them.
     *
     * @param email null until it is confirmed
     * @param locale null for that of the house
     * @param digest instant, daily or off: when mails that can wait are sent
     */
    record Reader(
            long accountId,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String timeZone,
            String digest) {}

    private static final String SELECT =
            "select account_id, email, locale, time_zone, digest from reader ";

    static final String WITH_ROLE =
            "select account_id from reader_role where role = :role order by account_id";

    private final JdbcClient jdbc;

    Readers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Reader> find(long account) {
        return jdbc.sql(SELECT + "where account_id = ? and not closed")
                .param(account)
                .query(Reader.class)
                .optional();
    }

    /** Whose these addresses are, by their keys. */
    Map<String, Reader> byAddress(Collection<String> keys) {
        var found = new HashMap<String, Reader>();
        if (keys.isEmpty()) return found;
        for (var reader :
                jdbc.sql(SELECT + "where email_key in (:keys)")
                        .param("keys", keys)
                        .query(Reader.class)
                        .list())
            if (reader.email() != null) found.put(Recipient.key(reader.email()), reader);
        return found;
    }

    /** Those who have the role, and may sign in. */
    List<Long> withRole(String role) {
        return jdbc.sql(WITH_ROLE).param("role", role).query(Long.class).list();
    }

    /**
     * Keeps what is newer than what is known.
     *
     * @return whether it is news that the account was closed
     */
    @Transactional
    public boolean put(Reader reader, List<String> roles, boolean closed, Instant asOf) {
        var known =
                jdbc.sql("select as_of from reader where account_id = ? for update")
                        .param(reader.accountId())
                        .query(java.time.OffsetDateTime.class)
                        .optional();
        if (known.isPresent() && known.get().toInstant().isAfter(asOf)) return false;
        var sql =
                known.isPresent()
                        ? """
                        update reader set email = :email, email_key = :key, locale = :locale, time_zone = :zone, digest = :digest,
                                          roles = :roles, closed = :closed, as_of = :asOf
                        where account_id = :id
                        """
                        : """
                        insert into reader (account_id, email, email_key, locale, time_zone, digest, roles, closed, as_of)
                        values (:id, :email, :key, :locale, :zone, :digest, :roles, :closed, :asOf)
                        """;
        jdbc.sql(sql)
                .param("id", reader.accountId())
                .param("email", closed ? null : reader.email())
                .param(
                        "key",
                        closed || reader.email() == null ? null : Recipient.key(reader.email()))
                .param("locale", reader.locale())
                .param("zone", reader.timeZone())
                .param("digest", reader.digest())
                .param("roles", closed ? "" : " " + String.join(" ", roles) + " ")
                .param("closed", closed)
                .param("asOf", utc(asOf))
                .update();
        putRoles(reader.accountId(), closed ? List.of() : roles);
        return closed;
    }

    /**
     * Forgets whose address this is, as auth-service closes the account. Who works here keeps it,
     * there as here.
     */
    void blank(String key) {
        jdbc.sql(
                        """
                        update reader set email = null, email_key = null, locale = null, time_zone = null
                        where email_key = :key and trim(roles) in ('', 'CUSTOMER')
                        """)
                .param("key", key)
                .update();
    }

    private void putRoles(long account, List<String> roles) {
        jdbc.sql("delete from reader_role where account_id = ?").param(account).update();
        for (var role : Set.copyOf(roles))
            jdbc.sql("insert into reader_role (role, account_id) values (?, ?)")
                    .params(role, account)
                    .update();
    }
}
