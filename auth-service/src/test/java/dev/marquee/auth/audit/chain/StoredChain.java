package dev.marquee.auth.audit.chain;

import dev.marquee.auth.MovableClock;
import dev.marquee.platform.audit.AuditEntry;
import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.ChainVerifier;
import dev.marquee.platform.chain.Verdict;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** All that keeps the chain, over a database of its own; two over the same are two replicas. */
final class StoredChain {

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final MovableClock clock = new MovableClock();
    final TrailTable trail;
    final ChainEnd end;
    final Sealer sealer;
    final HeadTable heads;
    final SignHeads sign;
    final ForgetPerson forget;
    final ExportChain export;
    final Path keyFile;
    private final PruneTrail pruning;

    StoredChain(DataSource database, Path data) {
        var json = JsonMapper.shared();
        var batches = new JdbcTemplate(database);
        jdbc = JdbcClient.create(batches);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        trail = new TrailTable(jdbc, json, clock);
        end = new ChainEnd(jdbc, clock);
        var rows = new TrailRows(jdbc, json);
        sealer = new Sealer(end, rows, jdbc, batches, transaction, json);
        heads = new HeadTable(jdbc, clock);
        keyFile = data.resolve("secrets/audit-signing-key");
        var keys =
                new HeadSigningKeys(
                        new ChainSettings(null, null, List.of(), null),
                        new MarqueeSettings(data, URI.create("http://x"), "x", null, Map.of()));
        sign =
                new SignHeads(
                        end,
                        sealer,
                        trail,
                        heads,
                        keys,
                        new Outbox(batches, json, clock, () -> {}),
                        clock);
        forget = new ForgetPerson(end, sealer, trail, jdbc, clock);
        export =
                new ExportChain(
                        end, rows, heads, sealer, new DataSourceTransactionManager(database));
        pruning =
                new PruneTrail(
                        new ChainSettings(null, null, List.of(), null),
                        end,
                        heads,
                        trail,
                        sealer,
                        jdbc,
                        batches,
                        transaction,
                        clock);
    }

    static void migrate(DataSource database, String vendor, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations(
                        "classpath:db/outbox", "classpath:db/migration", "classpath:db/" + vendor)
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    static AuditEntry entry(String actorId, String actor, String target, String detail) {
        return new AuditEntry(
                UUID.randomUUID().toString(),
                Instant.parse("2026-03-01T10:00:00.123456789Z"),
                "event-service",
                actorId,
                actor,
                "event.cancelled",
                target,
                detail,
                "203.0.113.9",
                "r-1");
    }

    void append(int n) {
        for (var i = 0; i < n; i++)
            append(entry("2", "organizer@ticket.local", "event:EV" + i, "was published"));
    }

    void append(AuditEntry entry) {
        transaction.executeWithoutResult(status -> trail.append(List.of(entry)));
    }

    void signDue() {
        transaction.executeWithoutResult(status -> sign.signDue());
    }

    void erase(String address, OptionalLong account) {
        forget.prepare();
        transaction.executeWithoutResult(
                status -> forget.erase(new EmailAddress(address), account));
    }

    void prune(Duration keep) {
        pruning.prune(keep);
    }

    byte[] exported() {
        try {
            var out = new ByteArrayOutputStream();
            export.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lines() {
        return new String(exported(), StandardCharsets.UTF_8).lines().toList();
    }

    Verdict verify() {
        return verify(exported(), List.of());
    }

    static Verdict verify(byte[] export, List<ChainHead.Signed> outside) {
        try {
            return ChainVerifier.verify(new ByteArrayInputStream(export), outside, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
