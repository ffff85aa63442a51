package dev.marquee.report.fact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.report.ReportSettings;
import dev.marquee.report.fact.Arrivals.LeftOut;
import dev.marquee.report.fact.Arrivals.Step;
import dev.marquee.report.fact.Arrivals.Told;
import dev.marquee.report.metric.Dim;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Metrics.OfDay;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** How facts are taken in, on both databases. The moment is always the same. */
abstract class FactsContract {

    /** A little after midnight in Tokyo, the zone of the house. */
    private static final Instant NOW = Instant.parse("2026-10-05T15:20:00Z");

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Asia/Kathmandu"),
                    ZoneId.of("Australia/Adelaide"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("UTC"));
    private static final Period EVER =
            new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final HouseZone TOKYO = new HouseZone("Asia/Tokyo");

    @Autowired JdbcClient jdbc;
    @Autowired JdbcTemplate template;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JsonMapper json;
    @Autowired Metrics metrics;
    @Autowired ReportSettings settings;

    private TakeFacts facts;

    @BeforeEach
    void noFiguresYet() {
        for (var table :
                List.of(
                        "fact",
                        "metric_zone",
                        "metric_day",
                        "metric_quarter",
                        "metric_late",
                        "visitor_step",
                        "visitor_day",
                        "left_out",
                        "fact_batch")) jdbc.sql("delete from " + table).update();
        jdbc.sql("update figures_state set began_at = :began, checked_seq = 0")
                .param("began", Instant.parse("2025-01-01T00:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
        facts = at(NOW);
    }

    /** One that believes it is then. */
    private TakeFacts at(Instant now) {
        var zones = new EventZones(jdbc);
        var table = new FactTable(template, jdbc, json);
        var sums = new SumTables(template, jdbc);
        return new TakeFacts(
                new FiguresLock(jdbc, transactions, Clock.fixed(now, ZoneOffset.UTC), settings),
                table,
                zones,
                new ChangeZone(jdbc, zones, table, sums),
                sums,
                new VisitorSteps(template, jdbc),
                new LeftOuts(jdbc, TOKYO),
                new Batches(jdbc),
                TOKYO);
    }

    private CheckSums check() {
        var zones = new EventZones(jdbc);
        return new CheckSums(
                new FiguresLock(jdbc, transactions, Clock.fixed(NOW, ZoneOffset.UTC), settings),
                new FactTable(template, jdbc, json),
                zones,
                new SumTables(template, jdbc),
                new OpenSums(jdbc, zones, TOKYO),
                jdbc,
                TOKYO);
    }

    @Test
    void shuffled_doubled_facts_of_two_replicas_one_of_which_dies_are_counted_once()
            throws Exception {
        var told = many(Integer.getInteger("marquee.test.facts", 3000));
        var sent = new ArrayList<>(told);
        sent.addAll(told.subList(0, told.size() * 3 / 10));
        Collections.shuffle(sent, new Random(2));
        var batches = new ConcurrentLinkedQueue<List<Told>>();
        for (var from = 0; from < sent.size(); from += 200)
            batches.add(sent.subList(from, Math.min(sent.size(), from + 200)));
        Callable<Void> replica =
                () -> {
                    for (var n = 0; ; n++) {
                        var batch = batches.poll();
                        if (batch == null) return null;
                        if (n % 7 == 3) takeAndDie(batch);
                        take(batch);
                    }
                };
        try (var replicas = Executors.newFixedThreadPool(2)) {
            for (var done : replicas.invokeAll(List.of(replica, replica))) done.get();
        }

        assertThat(jdbc.sql("select count(*) from fact").query(Long.class).single())
                .isEqualTo(told.size());
        assertCounted(told);
        assertAddsUp();
        assertThat(check().differences()).isEmpty();
    }

    /** The control of the test above: it would notice facts that are counted twice. */
    @Test
    void what_is_told_under_another_id_counts_again() {
        var told = many(50);
        take(told);
        var again = told.getFirst().fact();
        take(List.of(new Told(again("again", again), told.getFirst().zone(), NOW)));

        assertThat(all(again.kind()))
                .isEqualTo(
                        told.stream()
                                        .filter(it -> it.fact().kind() == again.kind())
                                        .mapToLong(it -> it.fact().n())
                                        .sum()
                                + again.n());
    }

    @Test
    void what_is_late_counts_on_the_day_it_arrives_and_the_closed_day_stays() {
        var closed = LocalDate.of(2026, 10, 1);
        at(Instant.parse("2026-10-01T12:00:00Z"))
                .take(batch(paid("1", "2026-10-01T10:00:00Z", 500), ZONES.get(4)));
        var before = rowsOf(closed);

        take(
                List.of(
                        new Told(paid("2", "2026-10-01T11:00:00Z", 300), ZONES.get(4), NOW),
                        new Told(refunded("3", "2026-10-01T11:30:00Z", 100), ZONES.get(4), NOW),
                        new Told(refunded("4", "2026-10-05T11:30:00Z", 400), ZONES.get(4), NOW)));

        assertThat(rowsOf(closed)).isEqualTo(before).isNotEmpty();
        var event = Subject.event(7);
        var today = LocalDate.of(2026, 10, 5);
        assertThat(metrics.days(event, FactKind.PAID, EVER))
                .extracting(OfDay::day, it -> it.figure().amount())
                .containsExactly(tuple(closed, 500L), tuple(today, 300L));
        // A part of it, and then the rest.
        assertThat(metrics.totals(event, FactKind.REFUNDED, EVER))
                .containsExactly(new Figure("EUR", 2, 2, 500, 0, 0, 0));
        assertThat(metrics.late(event, EVER))
                .extracting(
                        it -> it.kind(),
                        it -> it.belongsTo(),
                        it -> it.day(),
                        it -> it.figure().amount())
                .containsExactlyInAnyOrder(
                        tuple(FactKind.PAID, closed, today, 300L),
                        tuple(FactKind.REFUNDED, closed, today, 100L));
        assertAddsUp();
        assertThat(check().differences()).isEmpty();
    }

    @Test
    void the_door_has_a_week() {
        var scan =
                fact(
                        "scan:1",
                        FactKind.ADMITTED,
                        Instant.parse("2026-09-29T10:00:00Z"),
                        7,
                        1,
                        0,
                        Map.of());

        facts.take(batch(scan, ZONES.get(4)));

        assertThat(metrics.days(Subject.event(7), FactKind.ADMITTED, EVER))
                .extracting(OfDay::day)
                .containsExactly(LocalDate.of(2026, 9, 29));
        assertThat(metrics.late(Subject.event(7), EVER)).isEmpty();
    }

    @Test
    void a_new_zone_counts_open_days_again_and_leaves_closed_ones() {
        var utc = ZoneId.of("UTC");
        at(Instant.parse("2026-10-01T12:00:00Z"))
                .take(batch(paid("1", "2026-10-01T10:00:00Z", 1), utc));
        take(
                List.of(
                        new Told(paid("2", "2026-10-04T02:00:00Z", 10), utc, NOW),
                        new Told(paid("3", "2026-10-05T02:00:00Z", 100), utc, NOW)));

        facts.take(
                new Arrivals(
                        List.of(
                                new Told(
                                        paid("4", "2026-10-05T03:30:00Z", 1000),
                                        ZoneId.of("America/New_York"),
                                        NOW.plusSeconds(1))),
                        List.of(),
                        List.of()));

        assertThat(metrics.days(Subject.event(7), FactKind.PAID, EVER))
                .extracting(OfDay::day, it -> it.figure().amount())
                .containsExactly(
                        tuple(LocalDate.of(2026, 10, 1), 1L),
                        tuple(LocalDate.of(2026, 10, 3), 10L),
                        tuple(LocalDate.of(2026, 10, 4), 1100L));
        assertAddsUp();
        assertThat(check().differences()).isEmpty();
    }

    @Test
    void a_page_says_the_zone_only_until_somebody_who_knows_does() {
        var lisbon = ZoneId.of("Europe/Lisbon");
        var tokyo = ZoneId.of("Asia/Tokyo");
        var event = Subject.event(7);
        take(List.of(new Told(viewed("1"), lisbon, NOW.plusSeconds(9))));
        assertThat(metrics.zone(event)).isEqualTo(lisbon);
        take(List.of(new Told(paid("1", "2026-10-05T02:00:00Z", 1), tokyo, NOW.minusSeconds(9))));
        assertThat(metrics.zone(event)).isEqualTo(tokyo);

        take(List.of(new Told(viewed("2"), lisbon, NOW.plusSeconds(9))));

        assertThat(metrics.zone(event)).isEqualTo(tokyo);
    }

    private static Fact viewed(String id) {
        return fact("view:" + id, FactKind.VIEWED, NOW.minusSeconds(60), 7, 1, 0, Map.of());
    }

    @Test
    void a_batch_that_is_told_again_counts_what_was_left_out_once() {
        var old =
                fact("view:1", FactKind.VIEWED, NOW.minus(Duration.ofDays(36)), 7, 1, 0, Map.of());
        var batch =
                new Arrivals(
                        "batch-1",
                        List.of(new Told(old, ZONES.get(4), NOW)),
                        List.of(),
                        List.of(new LeftOut(LocalDate.of(2026, 10, 6), "filtered", "bot", 3)));
        facts.take(batch);
        facts.take(batch);

        assertThat(metrics.leftOut(EVER))
                .containsExactly(
                        new Metrics.LeftOut("filtered", "bot", 3),
                        new Metrics.LeftOut("refused", "too-old", 1));
    }

    @Test
    void ten_thousand_invented_sources_are_two_hundred_and_others() {
        var told = new ArrayList<Told>();
        for (var i = 0; i < 300; i++)
            told.add(
                    new Told(
                            fact(
                                    "view:" + i,
                                    FactKind.VIEWED,
                                    NOW.minusSeconds(i),
                                    7,
                                    1,
                                    0,
                                    Map.of(Dim.SOURCE, "source" + i)),
                            ZONES.get(4),
                            NOW));
        take(told.subList(0, 150));
        take(told.subList(150, 300));

        var values = metrics.totalsBy(Subject.event(7), FactKind.VIEWED, Dim.SOURCE, EVER);

        assertThat(values).hasSize(Values.MOST + 1);
        assertThat(values.getFirst().value()).isEqualTo(Dim.OTHER);
        assertThat(values.getFirst().figure().n()).isEqualTo(100);
        assertAddsUp();
        assertThat(check().differences()).isEmpty();
    }

    @Test
    void old_visits_are_refused_and_counted() {
        facts.take(
                batch(
                        fact(
                                "view:1",
                                FactKind.VIEWED,
                                NOW.minus(Duration.ofDays(36)),
                                7,
                                1,
                                0,
                                Map.of()),
                        ZONES.get(4)));

        assertThat(all(FactKind.VIEWED)).isZero();
        assertThat(metrics.leftOut(EVER))
                .containsExactly(new Metrics.LeftOut("refused", "too-old", 1));
    }

    @Test
    void a_funnel_never_rises() {
        take(
                List.of(
                        new Told(confirmed("1", 2), ZONES.get(4), NOW),
                        new Told(confirmed("2", 1), ZONES.get(4), NOW),
                        new Told(
                                fact("booked:1", FactKind.VISITOR_BOOKED, NOW, 7, 1, 0, Map.of()),
                                null,
                                NOW)));
        facts.take(
                new Arrivals(
                        List.of(),
                        List.of(
                                step(11, 1, ""),
                                step(11, 4, "leaflet"),
                                step(12, 1, "example.org"),
                                step(13, 2, ""),
                                step(14, 3, "")),
                        List.of(new LeftOut(LocalDate.of(2026, 10, 6), "filtered", "bot", 3))));
        // The same again, another source, and less far.
        facts.take(
                new Arrivals(List.of(), List.of(step(11, 1, "other"), step(12, 2, "")), List.of()));

        for (var subject : List.of(Subject.event(7), Subject.organizer(1), Subject.all())) {
            assertThat(metrics.funnel(subject, EVER))
                    .isEqualTo(new Metrics.Funnel(4, 4, 2, 1, 1, 1));
            assertThat(metrics.visitors(subject, EVER))
                    .containsExactlyInAnyOrder(
                            new Metrics.Visitors(LocalDate.of(2026, 10, 6), "", 2),
                            new Metrics.Visitors(LocalDate.of(2026, 10, 6), "leaflet", 1),
                            new Metrics.Visitors(LocalDate.of(2026, 10, 6), "example.org", 1));
        }
        assertThat(metrics.leftOut(EVER))
                .containsExactly(new Metrics.LeftOut("filtered", "bot", 3));
    }

    @Test
    void a_sum_that_is_wrong_is_found_and_put_right() {
        facts.take(batch(paid("1", "2026-10-05T10:00:00Z", 500), ZONES.get(4)));
        jdbc.sql("update metric_day set amount = 5 where scope = 'all' and dim = 'all'").update();
        jdbc.sql("delete from metric_quarter where scope = 'event'").update();

        assertThat(check().differences()).hasSize(2);
        assertThat(check().repair()).hasSize(2);

        assertThat(check().differences()).isEmpty();
        assertAddsUp();
    }

    @Test
    void a_check_begins_where_days_are_open() {
        facts.take(batch(paid("1", "2026-10-05T10:00:00Z", 500), ZONES.get(4)));
        at(NOW.minus(Duration.ofDays(30)))
                .take(batch(paid("2", "2026-09-05T10:00:00Z", 500), ZONES.get(4)));
        facts.take(batch(paid("3", "2026-10-05T10:00:00Z", 500), ZONES.get(4)));
        assertThat(check().differences()).isEmpty();
        jdbc.sql("update fact set at = :old, received_at = :old where id = 'paid:1'")
                .param("old", NOW.minus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        "update metric_day set n = n - 1, qty = qty - 1, amount = amount - 500 where on_day >= '2026-10-05'")
                .update();
        jdbc.sql(
                        "update metric_quarter set n = n - 1, qty = qty - 1, amount = amount - 500 where starts_at >= '2026-10-05T00:00:00Z'")
                .update();

        assertThat(check().differences()).isEmpty();

        assertThat(
                        jdbc.sql(
                                        "select id from fact where seq > (select checked_seq from figures_state) order by seq")
                                .query(String.class)
                                .list())
                .containsExactly("paid:3");
        assertThat(check().differences()).isEmpty();
    }

    private static Step step(long hash, int furthest, String source) {
        return new Step(NOW, 1, 7, hash, furthest, source);
    }

    private void take(List<Told> told) {
        facts.take(new Arrivals(told, List.of(), List.of()));
    }

    private void takeAndDie(List<Told> told) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    take(told);
                    status.setRollbackOnly();
                });
    }

    private static Arrivals batch(Fact fact, ZoneId zone) {
        return new Arrivals(
                List.of(new Told(fact, zone, NOW.minusSeconds(1))), List.of(), List.of());
    }

    private static Fact paid(String id, String at, long amount) {
        return fact(
                "paid:" + id,
                FactKind.PAID,
                Instant.parse(at),
                7,
                1,
                amount,
                Map.of(Dim.METHOD, "card"));
    }

    private static Fact refunded(String id, String at, long amount) {
        return fact("refunded:" + id, FactKind.REFUNDED, Instant.parse(at), 7, 1, amount, Map.of());
    }

    private static Fact confirmed(String id, long qty) {
        return new Fact(
                "confirmed:" + id,
                FactKind.CONFIRMED,
                NOW,
                1,
                7,
                3L,
                1,
                qty,
                "EUR",
                100,
                0,
                0,
                0,
                Map.of());
    }

    private static Fact again(String id, Fact fact) {
        return new Fact(
                id,
                fact.kind(),
                fact.at(),
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
                fact.dims());
    }

    private static Fact fact(
            String id,
            FactKind kind,
            Instant at,
            long event,
            long organizer,
            long amount,
            Map<Dim, String> dims) {
        return new Fact(
                id,
                kind,
                at,
                organizer,
                event,
                null,
                1,
                1,
                amount == 0 ? "" : "EUR",
                amount,
                0,
                0,
                0,
                dims);
    }

    /** Of five events in five zones and two organisers, over the last days, around the nights. */
    private static List<Told> many(int n) {
        var random = new Random(1);
        var told = new ArrayList<Told>();
        var kinds =
                List.of(
                        FactKind.CONFIRMED,
                        FactKind.PAID,
                        FactKind.REFUNDED,
                        FactKind.ADMITTED,
                        FactKind.VIEWED);
        for (var i = 0; i < n; i++) {
            var event = 1 + random.nextInt(5);
            var kind = kinds.get(random.nextInt(kinds.size()));
            var money =
                    kind == FactKind.CONFIRMED
                            || kind == FactKind.PAID
                            || kind == FactKind.REFUNDED;
            told.add(
                    new Told(
                            new Fact(
                                    kind.word() + ":" + i,
                                    kind,
                                    NOW.minusSeconds(random.nextInt(60 * 60 * 45)),
                                    1 + event % 2,
                                    event,
                                    random.nextBoolean() ? 10L + random.nextInt(3) : null,
                                    random.nextInt(5) == 0 ? 0 : 1,
                                    1 + random.nextInt(4),
                                    money ? random.nextBoolean() ? "EUR" : "VND" : "",
                                    money ? random.nextInt(10000) : 0,
                                    money ? random.nextInt(10) : 0,
                                    0,
                                    money ? random.nextInt(100) : 0,
                                    Map.of(
                                            Dim.SOURCE,
                                            "s" + random.nextInt(4),
                                            Dim.GATE,
                                            "g" + random.nextInt(3))),
                            ZONES.get(event - 1),
                            NOW));
        }
        return told;
    }

    /** Against a count of the facts themselves. */
    private void assertCounted(List<Told> told) {
        for (var kind : FactKind.values()) {
            var expected =
                    told.stream()
                            .filter(it -> it.fact().kind() == kind)
                            .collect(
                                    groupingBy(
                                            it ->
                                                    it.fact().event()
                                                            + "/"
                                                            + it.fact()
                                                                    .at()
                                                                    .atZone(it.zone())
                                                                    .toLocalDate()
                                                            + "/"
                                                            + it.fact().currency(),
                                            summingLong(
                                                    it -> it.fact().amount() + it.fact().qty())));
            var found = new HashMap<String, Long>();
            for (var event = 1; event <= 5; event++)
                for (var day : metrics.days(Subject.event(event), kind, EVER))
                    found.put(
                            event + "/" + day.day() + "/" + day.figure().currency(),
                            day.figure().amount() + day.figure().qty());
            assertThat(found).as(kind.word()).isEqualTo(expected);
            assertThat(all(kind))
                    .as(kind.word())
                    .isEqualTo(
                            told.stream()
                                    .filter(it -> it.fact().kind() == kind)
                                    .mapToLong(it -> it.fact().n())
                                    .sum());
        }
    }

    private long all(FactKind kind) {
        return metrics.totals(Subject.all(), kind, EVER).stream().mapToLong(Figure::n).sum();
    }

    /** Each line says where sums that must be equal are not. */
    private void assertAddsUp() {
        var sums = "sum(n), sum(qty), sum(amount), sum(discount), sum(fee), sum(tax)";
        var all =
                "select scope, scope_id, kind, currency, "
                        + sums
                        + " from metric_day where dim = 'all' group by scope, scope_id, kind, currency";
        // The values of each dimension are the whole.
        for (var kind : FactKind.values())
            for (var dim : kind.dims()) {
                if (dim.isOfEventsOnly()) continue;
                assertEqual(
                        "select scope, scope_id, on_day, currency, "
                                + sums
                                + " from metric_day where kind = '"
                                + kind.word()
                                + "' and dim = '"
                                + dim.word()
                                + "' group by scope, scope_id, on_day, currency",
                        "select scope, scope_id, on_day, currency, "
                                + sums
                                + " from metric_day where kind = '"
                                + kind.word()
                                + "' and dim = 'all' group by scope, scope_id, on_day, currency");
            }
        // Quarters are days.
        assertEqual(
                "select scope, scope_id, kind, currency, "
                        + sums
                        + " from metric_quarter where dim = 'all' group by scope, scope_id, kind, currency",
                all);
        // Organisers are all, and the events of an organiser are theirs.
        var kinds =
                "select kind, currency, "
                        + sums
                        + " from metric_day where dim = 'all' and scope = '%s' group by kind, currency";
        assertEqual(kinds.formatted("organizer"), kinds.formatted("all"));
        assertEqual(kinds.formatted("event"), kinds.formatted("all"));
    }

    private void assertEqual(String one, String other) {
        assertThat(rows(one)).as(one).containsExactlyInAnyOrderElementsOf(rows(other));
    }

    private List<List<Object>> rowsOf(LocalDate day) {
        return template.query(
                "select * from metric_day where on_day = ? order by scope, scope_id, kind, dim, val, currency",
                (row, i) -> cells(row),
                day);
    }

    private List<List<Object>> rows(String sql) {
        return template.query(sql, (row, i) -> cells(row));
    }

    private static List<Object> cells(ResultSet row) throws SQLException {
        var cells = new ArrayList<Object>();
        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++)
            cells.add(String.valueOf(row.getObject(i)));
        return cells;
    }
}
