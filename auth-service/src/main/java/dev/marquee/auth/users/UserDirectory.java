package dev.marquee.auth.users;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All accounts but closed ones, to look through. */
@Repository
class UserDirectory {

    /**
     * Which accounts.
     *
     * @param q a part of the name, the address or the login name, in any case; empty for all
     * @param role only those who have it; null for all
     */
    record Filter(String q, @Nullable Role role) {}

    private static final String WHERE =
            """
             from account a where a.closed_at is null
            and (:q = '%%' or lower(a.name) like :q escape '!' or a.email like :q escape '!' or a.login_name like :q escape '!')
            and (:role = '' or exists (select 1 from account_role r where r.account_id = a.id and r.role = :role))
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;

    UserDirectory(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    long count(Filter filter) {
        return where("select count(*)", "", filter).query(Long.class).single();
    }

    /** A page of them, in the order of their names. */
    List<Account> list(Filter filter, int size, long offset) {
        return where(
                        "select a.id",
                        " order by lower(a.name), a.id limit :size offset :offset",
                        filter)
                .param("size", size)
                .param("offset", offset)
                .query(Long.class)
                .list()
                .stream()
                .map(accounts::byId)
                .flatMap(Optional::stream)
                .toList();
    }

    private JdbcClient.StatementSpec where(String select, String order, Filter filter) {
        return jdbc.sql(select + WHERE + order)
                .param("q", "%" + literal(filter.q()) + "%")
                .param("role", filter.role() == null ? "" : filter.role().name());
    }

    /** Without NUL, which PostgreSQL does not take. */
    private static String literal(String part) {
        return part.strip().replace("\0", "").toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    }
}
