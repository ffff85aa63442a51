package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.report.fact.EventZones.EventZone;
import dev.marquee.report.fact.FactTable.Kept;
import dev.marquee.report.fact.FiguresLock.Moment;
import dev.marquee.report.fact.SumTables.Which;
import dev.marquee.report.metric.Subject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the sums of open days again from the facts, into tables beside those that are shown, and
 * compares. Nothing is taken in meanwhile; it waits.
 */
@Component
class CheckSums {

    private static final int PAGE = 2000;

    /** More than the longest that a day is open, in any zone. */
    private static final Duration OPEN = Duration.ofDays(10);

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
        return lock.holding(moment -> {
            makeAgain(moment);
            return open.differences(moment.now()).words();
        });
    }

    /** Puts right what differs, and says what it was. */
    List<String> repair() {
        return lock.holding(moment -> {
            makeAgain(moment);
            var differences = open.differences(moment.now());
            sums.add(Which.LIVE, differences.days(), differences.quarters());
            sums.deleteEmpty(Which.LIVE);
            return differences.words();
        });
    }

    private void makeAgain(Moment moment) {
        jdbc.sql("delete from shadow_day").update();
        jdbc.sql("delete from shadow_quarter").update();
        var after = 0L;
        while (true) {
            var page = facts.page(0, moment.now().minus(OPEN), after, PAGE);
            var zoneOf =
                    zones.find(
                            page.stream()
                                    .map(kept -> kept.fact().event())
                                    .collect(Collectors.toSet()));
            var counted = new ArrayList<Counted>();
            for (var kept : page) {
                var landings = landings(kept, zoneOf, moment);
                if (!landings.isEmpty()) counted.add(new Counted(kept.fact(), landings));
            }
            var added = new Sums(sums.values(Which.SHADOW, Values.groups(counted)));
            counted.forEach(one ->
                    one.landings()
                            .forEach(
                                    (subject, landing) -> added.add(one.fact(), subject, landing)));
            sums.add(Which.SHADOW, added);
            if (page.size() < PAGE) return;
            after = page.getLast().seq();
        }
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
