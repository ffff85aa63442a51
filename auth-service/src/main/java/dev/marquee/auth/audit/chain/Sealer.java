package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.ChainEntry;
import dev.marquee.platform.chain.Commitment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes what has arrived into the chain, in the order in which it did. */
@Component
class Sealer {

    /** So few that nobody waits for them. */
    static final int BATCH = 500;

    private static final String SEAL =
            "insert into audit_seal (seq, entry_id, hash, prev, parts) values (?, ?, ?, ?, ?)";
    private static final String SALT =
            "update audit_part set salt = ?, subject_key = ?, account_key = ? where entry_id = ? and part = ?";

    private final ChainEnd end;
    private final TrailRows rows;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Sealer(
            ChainEnd end,
            TrailRows rows,
            JdbcClient jdbc,
            JdbcTemplate batches,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.end = end;
        this.rows = rows;
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.json = json;
    }

    /** Seals all that has arrived, a transaction for each batch. */
    void sealAll() {
        while (Boolean.TRUE.equals(transaction.execute(status -> seal(end.lock()) == BATCH))) {
            // the next
        }
    }

    /** The same within the transaction that holds the end; returns where that is now. */
    ChainEnd.Begun sealAll(ChainEnd.Begun held) {
        while (seal(held) == BATCH) held = end.lock();
        return end.lock();
    }

    private int seal(ChainEnd.Begun held) {
        var batch = rows.unsealed(BATCH);
        if (batch.isEmpty()) return 0;
        var subjects = new Subjects(held.subjectKey());
        var seals = new ArrayList<Object[]>();
        var salts = new ArrayList<Object[]>();
        var seq = held.seq();
        var hash = held.hash();
        for (var row : batch) {
            var parts = commit(row, subjects, salts);
            var prev = hash;
            hash =
                    ChainEntry.hash(
                            row.entry(++seq, prev, parts, row.id() <= held.oldUntil()).json());
            seals.add(new Object[] {seq, row.id(), hash, prev, json.writeValueAsString(parts)});
        }
        batches.batchUpdate(SALT, salts);
        batches.batchUpdate(SEAL, seals);
        jdbc.sql("delete from audit_unsealed where entry_id in (:ids)")
                .param("ids", batch.stream().map(TrailRows.Row::id).toList())
                .update();
        end.moveTo(seq, hash);
        return batch.size();
    }

    private static Map<String, String> commit(
            TrailRows.Row row, Subjects subjects, List<Object[]> salts) {
        var commitments = new LinkedHashMap<String, String>();
        var actor = row.content("actor");
        for (var part : row.parts()) {
            var content = part.content() == null ? "" : part.content();
            var salt = Commitment.newSalt();
            var keys = subjects.of(part.name(), content, actor, row.actorId(), row.target());
            commitments.put(part.name(), Commitment.of(salt, part.name(), content));
            salts.add(new Object[] {salt, keys.subject(), keys.account(), row.id(), part.name()});
        }
        return commitments;
    }
}
