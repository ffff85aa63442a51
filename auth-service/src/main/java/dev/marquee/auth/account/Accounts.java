package dev.marquee.auth.account;

import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All accounts. */
@Repository
public class Accounts {

    private record Row(
            long id,
            String name,
            String email,
            boolean emailVerified,
            String passwordHash,
            boolean disabled,
            @Nullable OffsetDateTime invitedAt,
            @Nullable OffsetDateTime closedAt,
            OffsetDateTime createdAt,
            @Nullable String timeZone,
            @Nullable String locale,
            String digest) {}

    private static final String SELECT =
            """
            select id, name, email, email_verified, password_hash, disabled, invited_at, closed_at, created_at, time_zone, locale, digest
            from account
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccountWatcher watcher;

    Accounts(JdbcClient jdbc, Clock clock, AccountWatcher watcher) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** The account with this id, disabled ones too. */
    public Optional<Account> byId(long id) {
        return one("id", id);
    }

    /** These accounts in the order of their ids here; what is none is left out. */
    public List<Account> byIds(List<Long> ids) {
        if (ids.isEmpty()) return List.of();
        var roles = rolesOf(ids);
        var found = new HashMap<Long, Account>();
        jdbc.sql(SELECT + "where id in (:ids)")
                .param("ids", ids)
                .query(Row.class)
                .list()
                .forEach(row ->
                        found.put(row.id, account(row, roles.getOrDefault(row.id, Set.of()))));
        return ids.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList();
    }

    private Map<Long, Set<Role>> rolesOf(List<Long> ids) {
        var roles = new HashMap<Long, Set<Role>>();
        jdbc.sql("select account_id, role from account_role where account_id in (:ids)")
                .param("ids", ids)
                .query((row, number) ->
                        roles.computeIfAbsent(row.getLong(1), any -> new HashSet<>())
                                .add(Role.valueOf(row.getString(2))))
                .list();
        return roles;
    }

    /** The account with this address, disabled ones too. */
    public Optional<Account> byEmail(EmailAddress email) {
        return one("email", email.value());
    }

    /** The same, locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> lockByEmail(EmailAddress email) {
        return jdbc.sql("select id from account where email = ? for update")
                .param(email.value())
                .query(Long.class)
                .optional()
                .flatMap(this::byId);
    }

    /**
     * The account that somebody means who signs in as {@code login}.
     *
     * @param login an e-mail address in any spelling, or a login name
     */
    public Optional<Account> byLogin(String login) {
        try {
            if (login.contains("@")) return byEmail(new EmailAddress(login));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
        return loginName(login).flatMap(name -> one("login_name", name));
    }

    /** Names are plain; anything else (PostgreSQL takes no NUL) is nobody's. */
    private static Optional<String> loginName(String login) {
        return Optional.of(login.strip().toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("[a-z0-9._-]{1,40}"));
    }

    private Optional<Account> one(String column, Object value) {
        return jdbc.sql(SELECT + "where " + column + " = ?")
                .param(value)
                .query(Row.class)
                .optional()
                .map(row -> account(row, rolesOf(List.of(row.id)).getOrDefault(row.id, Set.of())));
    }

    private static Account account(Row row, Set<Role> roles) {
        return new Account(
                row.id,
                row.name,
                new EmailAddress(row.email),
                row.emailVerified,
                row.passwordHash,
                row.disabled,
                row.invitedAt != null,
                row.closedAt != null,
                row.createdAt.toInstant(),
                row.timeZone,
                row.locale,
                row.digest,
                Set.copyOf(roles));
    }

    /** Whether nobody can sign in yet. */
    boolean isEmpty() {
        return jdbc.sql("select id from account fetch first row only")
                .query(Long.class)
                .optional()
                .isEmpty();
    }

    /**
     * Stores an account.
     *
     * @return its id
     * @throws org.springframework.dao.DuplicateKeyException if the address or the login name is
     *     taken
     */
    @Transactional
    public long add(NewAccount account) {
        var key = new GeneratedKeyHolder();
        insert(null, account).update(key, "id");
        var id = Objects.requireNonNull(key.getKey()).longValue();
        addRoles(id, account.roles());
        watcher.changed(id);
        return id;
    }

    /** Stores accounts with the ids 1, 2, 3 …; only while there are none. */
    @Transactional
    void addFirst(List<NewAccount> accounts) {
        // First, because PostgreSQL locks the table for it: replicas come one after the other.
        jdbc.sql("alter table account alter column id restart with " + (accounts.size() + 1))
                .update();
        for (var i = 0; i < accounts.size(); i++) {
            var id = i + 1L;
            insert(id, accounts.get(i)).update();
            addRoles(id, accounts.get(i).roles());
            watcher.changed(id);
        }
    }

    private JdbcClient.StatementSpec insert(@Nullable Long id, NewAccount account) {
        var statement =
                jdbc.sql(
                                """
                                insert into account (name, email, email_verified, login_name, password_hash, created_at, time_zone, locale%s)
                                values (?, ?, ?, ?, ?, ?, ?, ?%s)
                                """
                                        .formatted(
                                                id == null ? "" : ", id", id == null ? "" : ", ?"))
                        .param(account.name())
                        .param(account.email().value())
                        .param(account.emailVerified())
                        .param(account.loginName())
                        .param(account.passwordHash())
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .param(account.timeZone() == null ? null : account.timeZone().getId())
                        .param(account.locale());
        return id == null ? statement : statement.param(id);
    }

    /** Changes what the account is called. */
    public void rename(long id, String name) {
        change(id, "name = ?", name);
    }

    /** Sets the zone in which its owner reads times. */
    @Transactional
    public void setTimeZone(long id, ZoneId zone) {
        change(id, "time_zone = ?", zone.getId());
        watcher.changed(id);
    }

    /** Sets the language that its owner reads; null for what the browser asks for. */
    @Transactional
    public void setLocale(long id, @Nullable String tag) {
        jdbc.sql("update account set locale = ? where id = ?").param(tag).param(id).update();
        watcher.changed(id);
    }

    /** Sets when its owner gets mails that can wait: instant, daily or off. */
    @Transactional
    public void setDigest(long id, String digest) {
        change(id, "digest = ?", digest);
        watcher.changed(id);
    }

    /** The address is now this one, and it is proven that its owner reads there. */
    @Transactional
    public void confirmEmail(long id, EmailAddress email) {
        change(id, "email_verified = true, email = ?", email.value());
        watcher.changed(id);
    }

    /** Sets the password; whoever was invited has joined with it. */
    public void setPassword(long id, String hash) {
        change(id, "invited_at = null, password_hash = ?", hash);
    }

    /** Marks an account whose owner shall choose a password. */
    public void markInvited(long id) {
        change(id, "invited_at = ?", clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Transactional
    public void setDisabled(long id, boolean disabled) {
        change(id, "disabled = ?", disabled);
        watcher.changed(id);
    }

    /** Blanks everything personal, for good. The id stays, because others refer to it. */
    @Transactional
    public void close(long id, String nobodysHash) {
        change(
                id,
                "closed_at = ?, name = '', email = 'closed-' || id || '@closed.invalid', email_verified = false, login_name = null, disabled = true, invited_at = null, time_zone = null, locale = null, digest = 'instant'",
                clock.instant().atOffset(ZoneOffset.UTC));
        change(id, "password_hash = ?", nobodysHash);
        setRoles(id, Set.of());
    }

    @Transactional
    public void setRoles(long id, Set<Role> roles) {
        jdbc.sql("delete from account_role where account_id = ?").param(id).update();
        addRoles(id, roles);
        watcher.changed(id);
    }

    private void change(long id, String what, Object value) {
        jdbc.sql("update account set " + what + " where id = ?").params(value, id).update();
    }

    private void addRoles(long id, Set<Role> roles) {
        for (var role : roles)
            jdbc.sql("insert into account_role (account_id, role) values (?, ?)")
                    .params(id, role.name())
                    .update();
    }
}
