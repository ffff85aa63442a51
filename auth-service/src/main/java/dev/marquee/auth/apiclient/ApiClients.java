package dev.marquee.auth.apiclient;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.value.Folding;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All API clients. A revoked one stays stored, and opens nothing. */
@Repository
class ApiClients {

    private record Row(
            String id,
            long ownerId,
            String owner,
            String name,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime lastUsedAt) {}

    private static final String FROM =
            " from api_client c join account a on a.id = c.owner_id where c.revoked_at is null";
    private static final String SELECT =
            "select c.id, c.owner_id, a.email as owner, c.name, c.created_at, c.last_used_at"
                    + FROM;

    /**
     * Which clients, and in which order.
     *
     * @param owner null for those of all owners
     * @param q a part of the name, the id or the owner's address; empty for all
     * @param sort name, owner or used, with a minus for descending; anything else for the newest
     */
    record Filter(@Nullable Long owner, String q, String sort) {

        Filter {
            q = q.replace("\0", ""); // which PostgreSQL does not take
        }
    }

    private final JdbcClient jdbc;
    private final FoldedSql folded;
    private final Clock clock;

    ApiClients(JdbcClient jdbc, FoldedSql folded, Clock clock) {
        this.jdbc = jdbc;
        this.folded = folded;
        this.clock = clock;
    }

    /** Makes a client with a new id and secret. */
    @Transactional
    public ApiClient.Fresh add(long owner, String name, Set<Scope> scopes) {
        var id = "client-" + RandomToken.create().substring(0, 16);
        var secret = RandomToken.create();
        jdbc.sql(
                        "insert into api_client (id, owner_id, name, secret_hash, created_at) values (?, ?, ?, ?, ?)")
                .params(id, owner, name, Sha256.of(secret), now())
                .update();
        for (var scope : scopes)
            jdbc.sql("insert into api_client_scope (client_id, scope) values (?, ?)")
                    .params(id, scope.word())
                    .update();
        return new ApiClient.Fresh(id, name, secret, scopes.stream().sorted().toList());
    }

    /** How many one owner has. */
    int countOf(long owner) {
        return jdbc.sql("select count(*) from api_client where owner_id = ? and revoked_at is null")
                .param(owner)
                .query(Integer.class)
                .single();
    }

    long count(Filter filter) {
        return where("select count(*)" + FROM, filter, "").query(Long.class).single();
    }

    /** A page of them. */
    List<ApiClient> list(Filter filter, int size, long offset) {
        return withScopes(
                where(SELECT, filter, order(filter) + " limit :size offset :offset")
                        .param("size", size)
                        .param("offset", offset)
                        .query(Row.class)
                        .list());
    }

    private JdbcClient.StatementSpec where(String select, Filter filter, String rest) {
        var words = Folding.words(filter.q());
        var found =
                filter.q().isBlank()
                        ? ""
                        : " and " + folded.contains("word", words, "c.name", "c.id", "a.email");
        return jdbc.sql(select + " and (:owner = 0 or c.owner_id = :owner)" + found + rest)
                .param("owner", filter.owner() == null ? 0L : filter.owner())
                .params(FoldedSql.parameters("word", words));
    }

    private static String order(Filter filter) {
        var descending = filter.sort().startsWith("-");
        var column =
                switch (descending ? filter.sort().substring(1) : filter.sort()) {
                    case "name" -> "lower(c.name)";
                    case "owner" -> "a.email";
                    case "used" -> "coalesce(c.last_used_at, c.created_at)";
                    default -> null;
                };
        if (column == null) return " order by c.created_at desc, c.id";
        return " order by " + column + (descending ? " desc" : "") + ", c.id";
    }

    /** One that is not revoked. */
    Optional<ApiClient> find(String id) {
        return withScopes(jdbc.sql(SELECT + " and c.id = ?").param(id).query(Row.class).list())
                .stream()
                .findFirst();
    }

    /** The hash of its secret; a revoked one has none. */
    Optional<String> secretHash(String id) {
        return jdbc.sql("select secret_hash from api_client where id = ? and revoked_at is null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Shuts a client out; once more changes nothing. */
    void revoke(String id) {
        jdbc.sql("update api_client set revoked_at = ? where id = ? and revoked_at is null")
                .params(now(), id)
                .update();
    }

    void used(String id) {
        jdbc.sql("update api_client set last_used_at = ? where id = ?").params(now(), id).update();
    }

    private List<ApiClient> withScopes(List<Row> rows) {
        if (rows.isEmpty()) return List.of();
        var scopes = new HashMap<String, List<Scope>>();
        jdbc.sql("select client_id, scope from api_client_scope where client_id in (:ids)")
                .param("ids", rows.stream().map(Row::id).toList())
                .query((row, number) ->
                        scopes.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                                .addAll(Scope.of(row.getString(2)).stream().toList()))
                .list();
        return rows.stream()
                .map(row -> client(row, scopes.getOrDefault(row.id, List.of())))
                .toList();
    }

    private static ApiClient client(Row row, List<Scope> scopes) {
        return new ApiClient(
                row.id,
                row.ownerId,
                row.owner,
                row.name,
                scopes.stream().sorted().toList(),
                row.createdAt.toInstant(),
                row.lastUsedAt == null ? null : row.lastUsedAt.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
