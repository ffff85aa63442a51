package dev.marquee.report.fact;

import dev.marquee.report.fact.EventZones.EventZone;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the open days of an event again in its new zone. Closed days stay, so what would fall into
 * one counts on the first open day.
 */
@Component
class ChangeZone {

    private static final int PAGE = 1000;

    private final JdbcClient jdbc;
    private final EventZones zones;
    private final FactTable facts;
    private final SumTables sums;

    ChangeZone(JdbcClient jdbc, EventZones zones, FactTable facts, SumTables sums) {
        this.jdbc = jdbc;
        this.zones = zones;
        this.facts = facts;
        this.sums = sums;
    }

    /** While nobody else changes the figures. */
    EventZone to(ZoneId zone, Instant toldAt, EventZone old, Instant now) {
        var closed = later(old.closedUntil(), old.days(FactKind.VIEWED), FactKind.VIEWED, now);
        var doorClosed =
                later(old.doorClosedUntil(), old.days(FactKind.ADMITTED), FactKind.ADMITTED, now);
        var changed = new EventZone(old.event(), old.organizer(), zone, toldAt, closed, doorClosed);
        delete(old, false, closed);
        delete(old, true, doorClosed);
        zones.update(changed);
        countAgain(changed);
        return changed;
    }

    private static LocalDate later(
            @Nullable LocalDate closed, Landing.Days days, FactKind kind, Instant now) {
        var last = days.lastClosed(kind, now);
        return closed == null || closed.isBefore(last) ? last : closed;
    }

    private void delete(EventZone old, boolean door, LocalDate closed) {
        var kinds =
                Stream.of(FactKind.values())
                        .filter(kind -> kind.isOfTheDoor() == door)
                        .map(FactKind::word)
                        .toList();
        var from = closed.plusDays(1).atStartOfDay(old.zone()).toOffsetDateTime();
        for (var sql :
                List.of(
                        "delete from metric_day where scope = 'event' and scope_id = :event and kind in (:kinds) and on_day > :closed",
                        "delete from metric_late where scope = 'event' and scope_id = :event and kind in (:kinds) and on_day > :closed"))
            jdbc.sql(sql)
                    .param("event", old.event())
                    .param("kinds", kinds)
                    .param("closed", closed)
                    .update();
        jdbc.sql(
                        "delete from metric_quarter where scope = 'event' and scope_id = :event"
                                + " and kind in (:kinds) and starts_at >= :from")
                .param("event", old.event())
                .param("kinds", kinds)
                .param("from", from.withOffsetSameInstant(ZoneOffset.UTC))
                .update();
    }

    private void countAgain(EventZone changed) {
        var subject = Subject.event(changed.event());
        var door = changed.days(FactKind.ADMITTED).closedUntil();
        var from =
                (door == null ? LocalDate.EPOCH : door)
                        .minusDays(2)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        var after = 0L;
        while (true) {
            var page = facts.page(changed.event(), from, after, PAGE);
            var counted = new ArrayList<Counted>();
            for (var kept : page) {
                var days = changed.days(kept.fact().kind());
                var floor = days.closedUntil();
                var day = kept.eventDay();
                if (floor == null || day != null && day.isAfter(floor))
                    counted.add(
                            new Counted(
                                    kept.fact(),
                                    Map.of(
                                            subject,
                                            days.land(kept.countedAt(), kept.belongsTo()))));
            }
            count(counted);
            if (page.size() < PAGE) return;
            after = page.getLast().seq();
        }
    }

    private void count(List<Counted> facts) {
        var added = new Sums(sums.values(Values.groups(facts)));
        facts.forEach(one ->
                one.landings()
                        .forEach((subject, landing) -> added.add(one.fact(), subject, landing)));
        sums.add(added);
        this.facts.move(facts);
    }
}
