package dev.marquee.report.fact;

import dev.marquee.report.fact.Arrivals.Step;
import dev.marquee.report.metric.Subject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far visitors come on a day, and how many came how far from where. */
@Component
class VisitorSteps {

    private record Visitor(Subject subject, LocalDate day, long hash) {}

    private record Place(int furthest, String source) {}

    private record Count(Subject subject, LocalDate day, String source, int furthest) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    VisitorSteps(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** While nobody else changes the figures. */
    void count(List<Step> steps, ZoneId zone) {
        if (steps.isEmpty()) return;
        var now = new HashMap<Visitor, Place>();
        for (var step : steps)
            for (var subject : Fact.subjects(step.event(), step.organizer()))
                now.merge(
                        new Visitor(subject, step.at().atZone(zone).toLocalDate(), step.hash()),
                        new Place(step.furthest(), step.source()),
                        VisitorSteps::further);
        var before = known(now.keySet());
        before.keySet().retainAll(now.keySet());
        store(now, before);
    }

    /** The first source that is one stays; the furthest step counts. */
    private static Place further(Place first, Place then) {
        return new Place(
                Math.max(first.furthest, then.furthest),
                first.source.isEmpty() ? then.source : first.source);
    }

    private Map<Visitor, Place> known(Collection<Visitor> visitors) {
        var known = new HashMap<Visitor, Place>();
        client.sql(
                        "select scope, scope_id, on_day, hash, furthest, source from visitor_step where on_day in (:days) and hash in (:hashes)")
                .param("days", visitors.stream().map(Visitor::day).distinct().toList())
                .param("hashes", visitors.stream().map(Visitor::hash).distinct().toList())
                .query(row -> {
                    known.put(
                            new Visitor(
                                    new Subject(row.getString("scope"), row.getLong("scope_id")),
                                    row.getObject("on_day", LocalDate.class),
                                    row.getLong("hash")),
                            new Place(row.getInt("furthest"), row.getString("source")));
                });
        return known;
    }

    private void store(Map<Visitor, Place> now, Map<Visitor, Place> before) {
        var updates = new ArrayList<Object[]>();
        var inserts = new ArrayList<Object[]>();
        var counts = new HashMap<Count, Long>();
        now.forEach((visitor, place) -> {
            var old = before.get(visitor);
            var moved = old == null ? place : further(old, place);
            if (moved.equals(old)) return;
            (old == null ? inserts : updates).add(row(visitor, moved));
            if (old != null)
                counts.merge(
                        new Count(visitor.subject, visitor.day, old.source, old.furthest),
                        -1L,
                        Long::sum);
            counts.merge(
                    new Count(visitor.subject, visitor.day, moved.source, moved.furthest),
                    1L,
                    Long::sum);
        });
        jdbc.batchUpdate(
                "insert into visitor_step (furthest, source, scope, scope_id, on_day, hash) values (?, ?, ?, ?, ?, ?)",
                inserts);
        jdbc.batchUpdate(
                "update visitor_step set furthest = ?, source = ? where scope = ? and scope_id = ? and on_day = ? and hash = ?",
                updates);
        raise(counts);
    }

    private static Object[] row(Visitor visitor, Place place) {
        return new Object[] {
            place.furthest,
            place.source,
            visitor.subject.scope(),
            visitor.subject.id(),
            visitor.day,
            visitor.hash
        };
    }

    private void raise(Map<Count, Long> counts) {
        var rows =
                counts.entrySet().stream()
                        .filter(count -> count.getValue() != 0)
                        .map(count ->
                                new Object[] {
                                    count.getValue(),
                                    count.getKey().subject.scope(),
                                    count.getKey().subject.id(),
                                    count.getKey().day,
                                    count.getKey().source,
                                    count.getKey().furthest
                                })
                        .toList();
        if (rows.isEmpty()) return;
        var raised =
                jdbc.batchUpdate(
                        "update visitor_day set n = n + ? where scope = ? and scope_id = ? and on_day = ? and source = ? and furthest = ?",
                        rows);
        var missing = new ArrayList<Object[]>();
        for (var i = 0; i < raised.length; i++) if (raised[i] == 0) missing.add(rows.get(i));
        jdbc.batchUpdate(
                "insert into visitor_day (n, scope, scope_id, on_day, source, furthest) values (?, ?, ?, ?, ?, ?)",
                missing);
    }

    /** Forgets who came on the days before; how many they were stays. */
    int deleteBefore(LocalDate day) {
        return client.sql("delete from visitor_step where on_day < :day")
                .param("day", day)
                .update();
    }
}
