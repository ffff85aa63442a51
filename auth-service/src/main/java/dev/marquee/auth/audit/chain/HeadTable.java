package dev.marquee.auth.audit.chain;

import dev.marquee.platform.chain.ChainHead;
import dev.marquee.platform.chain.HeadKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signed heads, and the public keys of those who signed. */
@Repository
public class HeadTable {

    /**
     * A head.
     *
     * @param n its number, from 1
     */
    public record Numbered(long n, OffsetDateTime madeAt, ChainHead.Signed signed) {

        public ChainHead head() {
            return signed.head();
        }
    }

    private static final String COLUMNS =
            "select h.n, h.made_at, c.chain, h.head_day, h.seq, h.hash, h.prev_head, h.key_id, h.next_key, h.signature from audit_head h cross join audit_chain c";

    private final JdbcClient jdbc;
    private final Clock clock;

    HeadTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Numbered> last() {
        return list(" order by h.n desc limit 1").stream().findFirst();
    }

    Optional<Numbered> byNumber(long n) {
        return jdbc.sql(COLUMNS + " where h.n = ?").param(n).query(HeadTable::read).optional();
    }

    /** The last that tells of a day, not of a new key. */
    Optional<Numbered> lastOfDay() {
        return list(" where h.next_key is null order by h.n desc limit 1").stream().findFirst();
    }

    /** Those after one, the oldest first. */
    List<Numbered> after(long n, int limit) {
        return jdbc.sql(COLUMNS + " where h.n > ? order by h.n limit ?")
                .params(n, limit)
                .query(HeadTable::read)
                .list();
    }

    /** The newest first. */
    public List<Numbered> newest(int limit, long offset) {
        return jdbc.sql(COLUMNS + " order by h.n desc limit ? offset ?")
                .params(limit, offset)
                .query(HeadTable::read)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from audit_head").query(Long.class).single();
    }

    void add(long n, ChainHead.Signed signed, HeadKey key) {
        var head = signed.head();
        know(key);
        jdbc.sql(
                        """
                        insert into audit_head (n, head_day, seq, hash, prev_head, key_id, next_key, signature, made_at)
                        values (:n, :day, :seq, :hash, :prev, :key, :next, :signature, :at)
                        """)
                .param("n", n)
                .param("day", head.day())
                .param("seq", head.seq())
                .param("hash", head.hash())
                .param("prev", head.prevHead())
                .param("key", head.keyId())
                .param("next", head.nextKey(), Types.VARCHAR)
                .param("signature", signed.signature())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void know(HeadKey key) {
        jdbc.sql(
                        "insert into audit_key (key_id, public_key, since) values (?, ?, ?) on conflict do nothing")
                .params(key.id(), key.publicKey(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All public keys by their ids, the first first. */
    public Map<String, String> keys() {
        var keys = new LinkedHashMap<String, String>();
        jdbc.sql("select key_id, public_key from audit_key order by since, key_id")
                .query((row, n) -> keys.put(row.getString(1), row.getString(2)))
                .list();
        return keys;
    }

    private List<Numbered> list(String rest) {
        return jdbc.sql(COLUMNS + rest).query(HeadTable::read).list();
    }

    private static Numbered read(ResultSet row, int n) throws SQLException {
        return new Numbered(
                row.getLong("n"),
                row.getObject("made_at", OffsetDateTime.class),
                new ChainHead.Signed(
                        new ChainHead(
                                row.getString("chain"),
                                row.getString("head_day"),
                                row.getLong("seq"),
                                row.getString("hash"),
                                row.getString("prev_head"),
                                row.getString("key_id"),
                                row.getString("next_key")),
                        row.getString("signature")));
    }
}
