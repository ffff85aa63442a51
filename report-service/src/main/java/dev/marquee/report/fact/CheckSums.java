package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.report.fact.EventZones.EventZone;
import dev.marquee.report.fact.FactTable.Kept;
import dev.marquee.report.fact.FiguresLock.Moment;
import dev.marquee.report.metric.Subject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the sums of open days again from the facts, and compares them with those that are shown.
 * Nearly all facts are read while others are taken in; only for the last of them, and to compare,
 * nothing is.
 */
@Component
class CheckSums {

    private static final int PAGE = 2000;

    /** More than the longest that a day is open, in any zone. */
    private static final Duration OPEN = Duration.ofDays(10);

    /** From which fact to which the work is done without the lock. */
    private record Part(Moment moment, long after, long last) {}

    /** What is made again. */
    private static final class Again {

        private final Sums sums = new Sums(new Values());
        private final Map<Long, EventZone> zones = new HashMap<>();
        private long first;
    }

    private final FiguresLock lock;
    private final FactTable facts;
    private final EventZones zones;
    private final SumTables sums;
    private final OpenSums open;
    private final JdbcClient jdbc;
    private final ZoneId house;

    CheckSums(
            FiguresLock lock,
            FactTable facts,
            EventZones zones,
            SumTables sums,
            OpenSums open,
            JdbcClient jdbc,
            HouseZone house) {
        this.lock = lock;
        this.facts = facts;
        this.zones = zones;
        this.sums = sums;
        this.open = open;
        this.jdbc = jdbc;
        this.house = house.zone();
    }

    /** The sums that are not what they should be; none if all is well. */
    List<String> differences() {
        return check(false);
    }

    /** Puts right what differs, and says what it was. */
    List<String> repair() {
        return check(true);
    }

    private List<String> check(boolean repair) {
        var again = new Again();
        var part = lock.holding(moment -> new Part(moment, checked(), facts.last()));
        read(again, part);
        return lock.holding(moment -> {
            read(again, new Part(moment, part.last(), Long.MAX_VALUE));
            var differences = open.differences(again.sums, moved(again.zones), moment.now());
            if (repair) {
                sums.add(differences.days(), differences.quarters());
                sums.deleteEmpty();
            }
            checked(again.first == 0 ? part.last() : again.first - 1);
            return differences.words();
        });
    }

    private void read(Again again, Part part) {
        var after = part.after();
        while (true) {
            var page = facts.page(0, part.moment().now().minus(OPEN), after, PAGE);
            know(again.zones, page);
            for (var kept : page) {
                if (kept.seq() > part.last()) return;
                if (again.first == 0) again.first = kept.seq();
                landings(kept, again.zones, part.moment())
                        .forEach((subject, landing) ->
                                again.sums.add(kept.fact(), subject, landing));
            }
            if (page.size() < PAGE) return;
            after = page.getLast().seq();
        }
    }

    /** One zone for all facts of an event, also if it moves meanwhile. */
    private void know(Map<Long, EventZone> known, List<Kept> page) {
        var events =
                page.stream()
                        .map(kept -> kept.fact().event())
                        .filter(event -> !known.containsKey(event))
                        .collect(Collectors.toSet());
        known.putAll(zones.find(events));
    }

    /** Events that moved meanwhile: some of their facts were read before. */
    private Set<Long> moved(Map<Long, EventZone> before) {
        var now = zones.find(before.keySet());
        var moved = new HashSet<Long>();
        before.forEach((event, zone) -> {
            if (!zone.equals(now.get(event))) moved.add(event);
        });
        return moved;
    }

    /** The last fact before all that may count on an open day. */
    private long checked() {
        return jdbc.sql("select checked_seq from figures_state where id = 1")
                .query(Long.class)
                .single();
    }

    private void checked(long seq) {
        jdbc.sql("update figures_state set checked_seq = :seq where id = 1")
                .param("seq", seq)
                .update();
    }

    /** Where it counts, as far as the day is open. */
    private Map<Subject, Landing> landings(Kept kept, Map<Long, EventZone> zoneOf, Moment moment) {
        var fact = kept.fact();
        var landings = new LinkedHashMap<Subject, Landing>();
        for (var subject : fact.subjects()) {
            var zone = subject.isEvent() ? zoneOf.get(subject.id()) : null;
            var days = zone == null ? new Landing.Days(house, null) : zone.days(fact.kind());
            var landing =
                    zone == null
                            ? Landing.of(
                                    fact.kind(), fact.at(), days, kept.receivedAt(), moment.began())
                            : days.land(kept.countedAt(), kept.belongsTo());
            var day = zone == null ? landing.day() : kept.eventDay();
            if (day != null && days.isOpen(day, fact.kind(), moment.now()))
                landings.put(subject, landing);
        }
        return landings;
    }
}
