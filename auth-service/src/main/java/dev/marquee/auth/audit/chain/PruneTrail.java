package dev.marquee.auth.audit.chain;

import dev.marquee.platform.audit.AuditEntry;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what is older than the settings say, up to a signed head: the chain begins after it from
 * then on. Without a setting everything stays.
 */
@Component
class PruneTrail {

    private static final Logger log = LoggerFactory.getLogger(PruneTrail.class);

    private static final int PAGE = 500;

    private final ChainSettings settings;
    private final ChainEnd end;
    private final HeadTable heads;
    private final TrailTable trail;
    private final Sealer sealer;
    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PruneTrail(
            ChainSettings settings,
            ChainEnd end,
            HeadTable heads,
            TrailTable trail,
            Sealer sealer,
            JdbcClient jdbc,
            JdbcTemplate connections,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.end = end;
        this.heads = heads;
        this.trail = trail;
        this.sealer = sealer;
        this.jdbc = jdbc;
        this.connections = connections;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "${marquee.retention.at:0 40 3 * * *}")
    void run() {
        var keep = settings.keep();
        if (keep != null) prune(keep);
    }

    /** What an earlier run left half-way is finished, too. */
    void prune(Duration keep) {
        sealer.sealAll();
        transaction.executeWithoutResult(status -> moveBase(keep));
        var base =
                Optional.ofNullable(end.now()).map(ChainEnd.Begun::base).flatMap(heads::byNumber);
        if (base.isEmpty()) return;
        var seq = base.get().head().seq();
        var deleted = 0L;
        for (var some = page(seq); some > 0; some = page(seq)) deleted += some;
        if (deleted > 0)
            log.info("{} old entries of the audit trail are deleted, up to {}", deleted, seq);
    }

    private void moveBase(Duration keep) {
        var held = end.lock();
        var after = held.base() == null ? 0 : held.base();
        var last =
                jdbc.sql("select max(n) from audit_head where made_at < ? and n > ?")
                        .params(clock.instant().minus(keep).atOffset(ZoneOffset.UTC), after)
                        .query(Long.class)
                        .optional();
        if (last.isEmpty()) return;
        jdbc.sql("update audit_chain set base = ? where id = 1").param(last.get()).update();
        var head = heads.byNumber(last.get()).orElseThrow().head();
        // where the chain begins and the entry that says so are seen together
        trail.append(entry("audit:" + head.seq()), List.of());
        sealer.sealAll(held);
    }

    private int page(long seq) {
        return Objects.requireNonNull(transaction.execute(status -> delete(seq)));
    }

    private int delete(long seq) {
        var seals =
                jdbc.sql("select seq from audit_seal where seq <= ? order by seq limit ?")
                        .params(seq, PAGE)
                        .query(Long.class)
                        .list();
        if (seals.isEmpty()) return 0;
        allow();
        var entries =
                jdbc.sql(
                                "select entry_id from audit_seal where seq in (:seals) and entry_id is not null")
                        .param("seals", seals)
                        .query(Long.class)
                        .list();
        jdbc.sql("delete from audit_seal where seq in (:seals)").param("seals", seals).update();
        if (entries.isEmpty()) return seals.size();
        jdbc.sql("delete from audit_part where entry_id in (:ids)").param("ids", entries).update();
        jdbc.sql("delete from audit_entry where id in (:ids)").param("ids", entries).update();
        return seals.size();
    }

    /** PostgreSQL refuses to delete entries unless the transaction says that it prunes. */
    private void allow() {
        var name =
                connections.execute(
                        (ConnectionCallback<String>)
                                (Connection connection) ->
                                        connection.getMetaData().getDatabaseProductName());
        if ("PostgreSQL".equals(name))
            jdbc.sql("select set_config('marquee.audit_prune', 'on', true)")
                    .query(String.class)
                    .single();
    }

    /** The number is in what is never erased: who verifies asks for it. */
    private AuditEntry entry(String target) {
        return new AuditEntry(
                UUID.randomUUID().toString(),
                clock.instant(),
                "auth-service",
                "auth-service",
                "auth-service",
                "audit.pruned",
                target,
                "",
                "",
                "");
    }
}
