package dev.marquee.auth.apiclient;

import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.Sha256;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private static final String SELECT =
            """
            select c.id, c.owner_id, a.email as owner, c.name, c.created_at, c.last_used_at
            from api_client c join account a on a.id = c.owner_id where c.revoked_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ApiClients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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

    /** Those of all owners, the newest first. */
    List<ApiClient> all() {
        return jdbc
                .sql(SELECT + "order by c.created_at desc, c.id")
                .query(Row.class)
                .list()
                .stream()
                .map(this::withScopes)
                .toList();
    }

    /** Those of one owner, the newest first. */
    List<ApiClient> of(long owner) {
        return jdbc
                .sql(SELECT + "and c.owner_id = ? order by c.created_at desc, c.id")
                .param(owner)
                .query(Row.class)
                .list()
                .stream()
                .map(this::withScopes)
                .toList();
    }

    /** One that is not revoked. */
    Optional<ApiClient> find(String id) {
        return jdbc.sql(SELECT + "and c.id = ?")
                .param(id)
                .query(Row.class)
                .optional()
                .map(this::withScopes);
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

    private ApiClient withScopes(Row row) {
        var scopes =
                jdbc
                        .sql("select scope from api_client_scope where client_id = ?")
                        .param(row.id)
                        .query(String.class)
                        .list()
                        .stream()
                        .flatMap(word -> Scope.of(word).stream())
                        .sorted()
                        .toList();
        return new ApiClient(
                row.id,
                row.ownerId,
                row.owner,
                row.name,
                scopes,
                row.createdAt.toInstant(),
                row.lastUsedAt == null ? null : row.lastUsedAt.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
