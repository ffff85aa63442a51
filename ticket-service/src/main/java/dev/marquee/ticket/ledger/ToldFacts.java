package dev.marquee.ticket.ledger;

import dev.marquee.ticket.client.ReportClient;
import dev.marquee.ticket.client.ReportClient.FactTotal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Compares the rows of an event with what report-service has counted of them. As long as anything
 * of the event is still to be told, or arrives meanwhile, that is pending.
 */
@Component
class ToldFacts {

    private static final Logger log = LoggerFactory.getLogger(ToldFacts.class);

    private static final String RULE = "L9";

    /** A message that waits longer keeps no event from being compared: what it misses is named. */
    private static final Duration STUCK = Duration.ofDays(1);

    /** Kinds of facts that have rows here. */
    private enum Kind {
        /** Some bookings do not say whether they were confirmed before they were cancelled. */
        CONFIRMED(false, true),
        PAID(true, false),
        REFUNDED(true, false),
        /** Whoever was let in by a scan that was undone stays counted there. */
        ADMITTED(false, true);

        private final boolean money;
        private final boolean most;

        Kind(boolean money, boolean most) {
            this.money = money;
            this.most = most;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return List.of(values()).stream().filter(it -> it.word().equals(word)).findFirst();
        }
    }

    /** Currency is empty where things are counted. */
    private record Key(Kind kind, String currency) {}

    private record Count(String kind, String currency, long n) {}

    /** Each row is told soon, and once more when nothing can be committed before it. */
    private static final String UNTOLD =
            """
            select case when exists (select 1 from outbox o where o.topic = 'facts' and o.due_at is not null and o.created_at > :recent)
                or exists (select 1 from booking b where b.event_id = :event and b.created_at > (select min(c.at) from fact_cursor c where c.source = 'booking'))
                or exists (select 1 from booking b join booking_history h on h.booking_id = b.id where b.event_id = :event
                    and h.what in ('confirmed', 'paid', 'cancelled', 'event-cancelled', 'expired') and h.at > (select min(c.at) from fact_cursor c where c.source = 'history'))
                or exists (select 1 from booking b join payment p on p.booking_id = b.id where b.event_id = :event and p.purpose = 'booking'
                    and p.state in ('succeeded', 'refunded') and p.succeeded_at > (select min(c.at) from fact_cursor c where c.source = 'payment'))
                or exists (select 1 from booking b join refund r on r.booking_id = b.id where b.event_id = :event
                    and r.phase = 'done' and r.amount_minor > 0 and r.done_at > (select min(c.at) from fact_cursor c where c.source = 'refund'))
                or exists (select 1 from scan s where s.event_id = :event and s.received_at > (select min(c.at) from fact_cursor c where c.source = 'scan'))
            then 1 else 0 end
            """;

    private static final String COUNTED =
            """
            select 'confirmed' as kind, '' as currency, count(*) as n from booking b
            where b.event_id = :event and (b.expires_at is null and b.status in ('confirmed', 'refund_requested', 'refunded')
                or exists (select 1 from booking_history h where h.booking_id = b.id and h.what in ('confirmed', 'paid')))
            union all
            select 'paid', p.currency, sum(p.amount_minor) from payment p join booking b on b.id = p.booking_id
            where b.event_id = :event and p.purpose = 'booking' and p.state in ('succeeded', 'refunded') group by p.currency
            union all
            select 'refunded', p.currency, sum(r.amount_minor) from refund r join payment p on p.id = r.payment_id join booking b on b.id = r.booking_id
            where b.event_id = :event and p.purpose = 'booking' and r.phase = 'done' and r.amount_minor > 0 group by p.currency
            union all
            select 'admitted', '', count(distinct s.ticket_id) from scan s
            where s.event_id = :event and s.passed and s.direction = 'entry' and s.undone_at is null
            """;

    /**
     * What the rows say.
     *
     * @param settled whether all of it was told
     */
    record Rows(boolean settled, Map<Key, Long> counts) {}

    private final JdbcClient jdbc;
    private final ReportClient reports;
    private final Clock clock;

    ToldFacts(JdbcClient jdbc, ReportClient reports, Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.clock = clock;
    }

    /** Read with everything else of a check. */
    Rows rows(long event) {
        var counts = counts();
        for (var count : jdbc.sql(COUNTED).param("event", event).query(Count.class).list())
            Kind.of(count.kind)
                    .ifPresent(kind -> counts.put(new Key(kind, count.currency), count.n));
        var untold =
                jdbc.sql(UNTOLD)
                        .param("event", event)
                        .param("recent", clock.instant().minus(STUCK).atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single();
        return new Rows(untold == 0, counts);
    }

    /** What report-service counts now; empty while it does not say. */
    Optional<List<FactTotal>> told(long event) {
        try {
            return Optional.of(reports.totals(event).totals());
        } catch (RestClientException e) {
            log.info("report-service does not say what it counts of event {}", event, e);
            return Optional.empty();
        }
    }

    /**
     * Compares both. If the totals before and after the rows were read are the same, and all was
     * told, nothing arrived in between.
     */
    static List<Figure> compare(
            long event,
            Rows rows,
            Optional<List<FactTotal>> before,
            Optional<List<FactTotal>> after) {
        if (!rows.settled || before.isEmpty() || !before.equals(after))
            return List.of(Kind.values()).stream().map(ToldFacts::pending).toList();
        var stored = counts();
        for (var total : after.get())
            Kind.of(total.kind())
                    .ifPresent(kind ->
                            stored.merge(
                                    new Key(kind, kind.money ? total.currency() : ""),
                                    kind.money ? total.amount() : total.n(),
                                    Long::sum));
        rows.counts.keySet().forEach(key -> stored.putIfAbsent(key, 0L));
        return stored.entrySet().stream()
                .map(told ->
                        figure(
                                event,
                                told.getKey(),
                                rows.counts.getOrDefault(told.getKey(), 0L),
                                told.getValue()))
                .toList();
    }

    private static Map<Key, Long> counts() {
        return new TreeMap<>(Comparator.comparing(Key::kind).thenComparing(Key::currency));
    }

    private static Figure pending(Kind kind) {
        return new Figure(RULE, name(kind), "event", kind.most, null, 0, 0, 0, 0, true, List.of());
    }

    private static Figure figure(long event, Key key, long counted, long stored) {
        var agrees = key.kind.most ? counted <= stored : counted == stored;
        return new Figure(
                RULE,
                name(key.kind),
                "event",
                key.kind.most,
                key.kind.money ? key.currency : null,
                1,
                counted,
                stored,
                agrees ? 0 : 1,
                false,
                agrees
                        ? List.of()
                        : List.of(new Figure.Row(String.valueOf(event), counted, stored)));
    }

    private static String name(Kind kind) {
        return "told-" + kind.word();
    }
}
