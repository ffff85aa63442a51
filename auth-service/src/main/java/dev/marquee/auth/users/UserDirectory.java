package dev.marquee.auth.users;

import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.Role;
import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.value.Folding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All accounts but closed ones, to look through. */
@Repository
class UserDirectory {

    /**
     * Which accounts, and in which order.
     *
     * @param q words of the name, the address or the login name, however typed; empty for all
     * @param role only those who have it; null for all
     * @param state active, unconfirmed, invited or disabled; anything else for all
     * @param sort name, email or created, with a minus for descending; anything else for the name
     */
    record Filter(String q, @Nullable Role role, String state, String sort) {

        Filter {
            q = q.replace("\0", ""); // which PostgreSQL does not take
        }
    }

    /** As {@link Account#state()} says it. */
    private static final Map<String, String> STATES =
            Map.of(
                    "active", " and not a.disabled and a.invited_at is null and a.email_verified",
                    "unconfirmed",
                            " and not a.disabled and a.invited_at is null and not a.email_verified",
                    "invited", " and not a.disabled and a.invited_at is not null",
                    "disabled", " and a.disabled");

    private static final Map<String, String> COLUMNS =
            Map.of("name", "lower(a.name)", "email", "a.email", "created", "a.created_at");

    private static final String WHERE =
            """
             from account a where a.closed_at is null
            and (:role = '' or exists (select 1 from account_role r where r.account_id = a.id and r.role = :role))
            """;

    private final JdbcClient jdbc;
    private final FoldedSql folded;
    private final Accounts accounts;

    UserDirectory(JdbcClient jdbc, FoldedSql folded, Accounts accounts) {
        this.jdbc = jdbc;
        this.folded = folded;
        this.accounts = accounts;
    }

    long count(Filter filter) {
        return where("select count(*)", filter, "").query(Long.class).single();
    }

    /** A page of them. */
    List<Account> list(Filter filter, int size, long offset) {
        var ids =
                where("select a.id", filter, order(filter) + " limit :size offset :offset")
                        .param("size", size)
                        .param("offset", offset)
                        .query(Long.class)
                        .list();
        return accounts.byIds(ids);
    }

    private JdbcClient.StatementSpec where(String select, Filter filter, String rest) {
        var words = Folding.words(filter.q());
        var found =
                filter.q().isBlank()
                        ? ""
                        : " and "
                                + folded.contains(
                                        "word", words, "a.name", "a.email", "a.login_name");
        return jdbc.sql(select + WHERE + found + STATES.getOrDefault(filter.state(), "") + rest)
                .params(FoldedSql.parameters("word", words))
                .param("role", filter.role() == null ? "" : filter.role().name());
    }

    private static String order(Filter filter) {
        var descending = filter.sort().startsWith("-");
        var field = descending ? filter.sort().substring(1) : filter.sort();
        var column = COLUMNS.getOrDefault(field, "lower(a.name)");
        return " order by " + column + (descending ? " desc" : "") + ", a.id";
    }
}
