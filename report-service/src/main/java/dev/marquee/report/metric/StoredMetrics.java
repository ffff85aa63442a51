package dev.marquee.report.metric;

import dev.marquee.platform.config.HouseZone;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables of sums. */
@Component
class StoredMetrics implements Metrics {

    private static final String SUMS =
            " currency, sum(n) n, sum(qty) qty, sum(amount) amount, sum(discount) discount, sum(fee) fee, sum(tax) tax ";
    private static final String WHOSE =
            " where scope = :scope and scope_id = :id and kind = :kind and dim = :dim ";

    private final JdbcClient jdbc;
    private final ZoneId house;
    private final Clock clock;

    StoredMetrics(JdbcClient jdbc, HouseZone house, Clock clock) {
        this.jdbc = jdbc;
        this.house = house.zone();
        this.clock = clock;
    }

    @Override
    public List<OfDay> daysBy(Subject subject, FactKind kind, Dim dim, Period period) {
        return ask(
                        "select on_day, val, currency, n, qty, amount, discount, fee, tax from metric_day"
                                + WHOSE
                                + "and on_day between :from and :until order by on_day, val, currency",
                        subject,
                        period)
                .param("kind", kind.word())
                .param("dim", dim.word())
                .query((row, i) ->
                        new OfDay(
                                row.getObject("on_day", LocalDate.class),
                                row.getString("val"),
                                figure(row)))
                .list();
    }

    @Override
    public List<OfValue> totalsBy(Subject subject, FactKind kind, Dim dim, Period period) {
        return ask(
                        "select val,"
                                + SUMS
                                + "from metric_day"
                                + WHOSE
                                + "and on_day between :from and :until group by val, currency"
                                + " order by sum(qty) desc, val, currency",
                        subject,
                        period)
                .param("kind", kind.word())
                .param("dim", dim.word())
                .query((row, i) -> new OfValue(row.getString("val"), figure(row)))
                .list();
    }

    @Override
    public List<OfQuarter> quarters(
            Subject subject, FactKind kind, Dim dim, Instant from, Instant until) {
        return jdbc.sql(
                        "select starts_at, val, currency, n, qty, amount, discount, fee, tax from metric_quarter"
                                + WHOSE
                                + "and starts_at >= :from and starts_at < :until order by starts_at, val, currency")
                .param("scope", subject.scope())
                .param("id", subject.id())
                .param("kind", kind.word())
                .param("dim", dim.word())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, i) ->
                        new OfQuarter(
                                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                                row.getString("val"),
                                figure(row)))
                .list();
    }

    @Override
    public Funnel funnel(Subject subject, Period period) {
        var steps = new long[5];
        ask(
                        "select furthest, sum(n) n from visitor_day"
                                + " where scope = :scope and scope_id = :id and on_day between :from and :until group by furthest",
                        subject,
                        period)
                .query(row -> {
                    for (var step = 1; step <= row.getInt("furthest"); step++) {
                        steps[step] += row.getLong("n");
                    }
                });
        var all = count(subject, FactKind.CONFIRMED, period);
        var visitors = Math.min(all, count(subject, FactKind.VISITOR_BOOKED, period));
        return new Funnel(steps[1], steps[2], steps[3], steps[4], visitors, all - visitors);
    }

    private long count(Subject subject, FactKind kind, Period period) {
        return totals(subject, kind, period).stream().mapToLong(Figure::n).sum();
    }

    @Override
    public List<Visitors> visitors(Subject subject, Period period) {
        return ask(
                        "select on_day, source, sum(n) n from visitor_day"
                                + " where scope = :scope and scope_id = :id and on_day between :from and :until"
                                + " group by on_day, source having sum(n) > 0 order by on_day, source",
                        subject,
                        period)
                .query((row, i) ->
                        new Visitors(
                                row.getObject("on_day", LocalDate.class),
                                row.getString("source"),
                                row.getLong("n")))
                .list();
    }

    @Override
    public List<Late> late(Subject subject, Period period) {
        return ask(
                        "select kind, belongs_to, on_day, currency, n, qty, amount, 0 discount, 0 fee, 0 tax"
                                + " from metric_late where scope = :scope and scope_id = :id"
                                + " and (on_day between :from and :until or belongs_to between :from and :until)"
                                + " order by belongs_to, on_day, kind, currency",
                        subject,
                        period)
                .query((row, i) ->
                        new Late(
                                FactKind.of(row.getString("kind")).orElseThrow(),
                                row.getObject("belongs_to", LocalDate.class),
                                row.getObject("on_day", LocalDate.class),
                                figure(row)))
                .list();
    }

    @Override
    public List<LeftOut> leftOut(Period period) {
        return jdbc.sql(
                        "select what, reason, sum(n) n from left_out where on_day between :from and :until"
                                + " group by what, reason order by what, reason")
                .param("from", period.from())
                .param("until", period.until())
                .query((row, i) ->
                        new LeftOut(
                                row.getString("what"), row.getString("reason"), row.getLong("n")))
                .list();
    }

    @Override
    public Optional<Instant> asOf() {
        return jdbc
                .sql("select as_of from figures_state where as_of is not null")
                .query((row, i) -> row.getObject("as_of", OffsetDateTime.class).toInstant())
                .list()
                .stream()
                .findFirst();
    }

    @Override
    public ZoneId zone(Subject subject) {
        return subject.isEvent() ? toldZone(subject.id()).orElse(house) : house;
    }

    @Override
    public Optional<ZoneId> toldZone(long event) {
        return jdbc.sql("select zone from metric_zone where event_id = :id")
                .param("id", event)
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    @Override
    public boolean isClosed(Subject subject, FactKind kind, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(zone(subject)).toInstant();
        return !clock.instant().isBefore(end.plus(kind.open()));
    }

    @Override
    public Optional<LocalDate> firstDay(Subject subject) {
        return jdbc.sql(
                        "select min(on_day) from metric_day where scope = :scope and scope_id = :id and dim = 'all'")
                .param("scope", subject.scope())
                .param("id", subject.id())
                .query((row, i) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    private JdbcClient.StatementSpec ask(String sql, Subject subject, Period period) {
        return jdbc.sql(sql)
                .param("scope", subject.scope())
                .param("id", subject.id())
                .param("from", period.from())
                .param("until", period.until());
    }

    private static Figure figure(ResultSet row) throws SQLException {
        return new Figure(
                row.getString("currency"),
                row.getLong("n"),
                row.getLong("qty"),
                row.getLong("amount"),
                row.getLong("discount"),
                row.getLong("fee"),
                row.getLong("tax"));
    }
}
