package dev.marquee.report.fact;

import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened, as it is kept. */
@Component
class FactTable {

    /**
     * A fact as it is stored.
     *
     * @param belongsTo the day of its event on which it happened, if it came too late for it
     * @param eventDay the day on which it counts for its event; null for a fact of none
     */
    record Kept(
            long seq,
            Fact fact,
            Instant receivedAt,
            @Nullable LocalDate belongsTo,
            @Nullable LocalDate eventDay) {

        /** When it counts. */
        Instant countedAt() {
            return belongsTo == null ? fact.at() : receivedAt;
        }
    }

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final JsonMapper json;

    FactTable(JdbcTemplate jdbc, JdbcClient client, JsonMapper json) {
        this.jdbc = jdbc;
        this.client = client;
        this.json = json;
    }

    /** Which of these are here. */
    Set<String> known(Collection<String> ids) {
        if (ids.isEmpty()) return Set.of();
        return new HashSet<>(
                client.sql("select id from fact where id in (:ids)")
                        .param("ids", ids)
                        .query(String.class)
                        .list());
    }

    /** Stores those that nobody knows, in their order. */
    void insert(List<Counted> facts, Instant now) {
        jdbc.batchUpdate(
                "insert into fact (id, kind, at, received_at, organizer_id, event_id, type_id, n, qty, currency,"
                        + " amount, discount, fee, tax, dims, belongs_to, event_day)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                facts.stream().map(one -> row(one, now)).toList());
    }

    private Object[] row(Counted one, Instant now) {
        var fact = one.fact();
        var words = new TreeMap<String, String>();
        fact.dims().forEach((dim, value) -> words.put(dim.word(), value));
        var ofEvent = one.landings().get(Subject.event(fact.event()));
        return new Object[] {
            fact.id(),
            fact.kind().word(),
            fact.at().atOffset(ZoneOffset.UTC),
            now.atOffset(ZoneOffset.UTC),
            fact.organizer(),
            fact.event(),
            fact.type(),
            fact.n(),
            fact.qty(),
            fact.currency(),
            fact.amount(),
            fact.discount(),
            fact.fee(),
            fact.tax(),
            json.writeValueAsString(words),
            ofEvent == null ? null : ofEvent.belongsTo(),
            ofEvent == null ? null : ofEvent.day()
        };
    }

    /** The seq of what was taken in last; 0 if nothing ever was. */
    long last() {
        return client.sql("select coalesce(max(seq), 0) from fact").query(Long.class).single();
    }

    /**
     * A page of what may count from a moment on, in the order in which it was taken in.
     *
     * @param event of this event only; 0 for all
     */
    List<Kept> page(long event, Instant from, long after, int size) {
        return client.sql(
                        "select * from fact where seq > :after and (at >= :from or received_at >= :from)"
                                + (event > 0 ? " and event_id = :event" : " and :event = 0")
                                + " order by seq limit :size")
                .param("after", after)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("event", event)
                .param("size", size)
                .query((row, i) -> kept(row))
                .list();
    }

    /** Says that these count on other days of their event now. */
    void move(List<Counted> facts) {
        jdbc.batchUpdate(
                "update fact set event_day = ? where id = ?",
                facts.stream()
                        .map(one ->
                                new Object[] {
                                    one.landings().values().iterator().next().day(), one.fact().id()
                                })
                        .toList());
    }

    /** Deletes what visitors did, if it is older. */
    int deleteVisits(Instant end) {
        return client.sql("delete from fact where kind in (:kinds) and at < :end")
                .param(
                        "kinds",
                        Stream.of(FactKind.values())
                                .filter(FactKind::isOfVisitors)
                                .map(FactKind::word)
                                .toList())
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Kept kept(ResultSet row) throws SQLException {
        var type = row.getLong("type_id");
        var dims = new EnumMap<Dim, String>(Dim.class);
        var known = !row.wasNull();
        json.readValue(row.getString("dims"), WORDS)
                .forEach((word, value) -> Dim.of(word).ifPresent(dim -> dims.put(dim, value)));
        return new Kept(
                row.getLong("seq"),
                new Fact(
                        row.getString("id"),
                        FactKind.of(row.getString("kind")).orElseThrow(),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("organizer_id"),
                        row.getLong("event_id"),
                        known ? type : null,
                        row.getInt("n"),
                        row.getLong("qty"),
                        row.getString("currency"),
                        row.getLong("amount"),
                        row.getLong("discount"),
                        row.getLong("fee"),
                        row.getLong("tax"),
                        dims),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("belongs_to", LocalDate.class),
                row.getObject("event_day", LocalDate.class));
    }
}
