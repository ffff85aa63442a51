package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import dev.marquee.report.fact.Arrivals.Step;
import dev.marquee.report.fact.Arrivals.Told;
import dev.marquee.report.fact.EventZones.EventZone;
import dev.marquee.report.fact.FiguresLock.Moment;
import dev.marquee.report.metric.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes facts in: each once, however often, in whatever order and by however many replicas it is
 * told. A batch is one transaction.
 */
@Component
class TakeFacts {

    /** What visitors did is kept for so long, and not taken in later. */
    static final Duration VISITS = Duration.ofDays(35);

    /** Visitors of a day are told apart until so long after its end. */
    static final Duration VISITORS = Duration.ofHours(1);

    /** A clock that is further ahead is wrong. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final FiguresLock lock;
    private final FactTable facts;
    private final EventZones zones;
    private final ChangeZone changeZone;
    private final SumTables sums;
    private final VisitorSteps visitors;
    private final LeftOuts leftOuts;
    private final Batches batches;
    private final ZoneId house;

    TakeFacts(
            FiguresLock lock,
            FactTable facts,
            EventZones zones,
            ChangeZone changeZone,
            SumTables sums,
            VisitorSteps visitors,
            LeftOuts leftOuts,
            Batches batches,
            HouseZone house) {
        this.lock = lock;
        this.facts = facts;
        this.zones = zones;
        this.changeZone = changeZone;
        this.sums = sums;
        this.visitors = visitors;
        this.leftOuts = leftOuts;
        this.batches = batches;
        this.house = house.zone();
    }

    /** All of it counts, or nothing. Returns how many facts were new. */
    int take(Arrivals arrivals) {
        return lock.holdingSoon(moment -> {
            if (!batches.isNew(arrivals.batch(), moment.now())) return 0;
            var taken = count(arrivals.facts(), moment);
            var open =
                    arrivals.steps().stream().filter(step -> isOpen(step, moment.now())).toList();
            visitors.count(open, house);
            leftOuts.add(arrivals.leftOut());
            leftOuts.add(
                    moment.now(),
                    "refused",
                    "day-over",
                    arrivals.steps().size() - (long) open.size());
            lock.counted(moment.now());
            return taken;
        });
    }

    private boolean isOpen(Step step, Instant now) {
        var today = now.minus(VISITORS).atZone(house).toLocalDate();
        return !step.at().atZone(house).toLocalDate().isBefore(today);
    }

    private int count(List<Told> told, Moment moment) {
        var fresh = new ArrayList<Told>();
        var known = facts.known(told.stream().map(one -> one.fact().id()).distinct().toList());
        var seen = new HashSet<>(known);
        var old = 0L;
        for (var one : told) {
            if (!seen.add(one.fact().id())) continue;
            if (isTooOld(one.fact(), moment.now())) old++;
            else fresh.add(one);
        }
        leftOuts.add(moment.now(), "refused", "too-old", old);
        if (fresh.isEmpty()) return 0;
        var zoneOf = zones(fresh, moment.now());
        var counted = fresh.stream().map(one -> land(one, zoneOf, moment)).toList();
        facts.insert(counted, moment.now());
        var added = new Sums(sums.values(Values.groups(counted)));
        counted.forEach(one ->
                one.landings()
                        .forEach((subject, landing) -> added.add(one.fact(), subject, landing)));
        sums.add(added);
        return counted.size();
    }

    private static boolean isTooOld(Fact fact, Instant now) {
        return fact.kind().isOfVisitors() && fact.at().isBefore(now.minus(VISITS));
    }

    /** Of all events of these facts; those that are new, and those that moved, are stored. */
    private Map<Long, EventZone> zones(List<Told> told, Instant now) {
        var ofEvents = told.stream().filter(one -> one.fact().event() > 0).toList();
        var known =
                zones.find(
                        ofEvents.stream()
                                .map(one -> one.fact().event())
                                .collect(Collectors.toSet()));
        for (var one : ofEvents) {
            var event = one.fact().event();
            var old = known.get(event);
            var zone = one.zone();
            if (old == null) {
                // Nobody knows the zone: any told later counts as newer.
                var first =
                        new EventZone(
                                event,
                                one.fact().organizer(),
                                zone == null ? house : zone,
                                zone == null ? Instant.EPOCH : toldAt(one),
                                null,
                                null);
                zones.insert(first);
                known.put(event, first);
            } else if (zone != null
                    && !zone.equals(old.zone())
                    && toldAt(one).isAfter(old.toldAt())) {
                known.put(event, changeZone.to(zone, toldAt(one), old, now));
            }
        }
        return known;
    }

    /** Pages know an event's zone from some time ago: it serves until somebody else says one. */
    private static Instant toldAt(Told told) {
        return told.fact().kind().isOfPages() ? Instant.EPOCH : told.toldAt();
    }

    private Counted land(Told told, Map<Long, EventZone> zoneOf, Moment moment) {
        var fact = told.fact();
        if (fact.at().isAfter(moment.now().plus(AHEAD))) fact = fact.at(moment.now());
        var landings = new LinkedHashMap<Subject, Landing>();
        for (var subject : fact.subjects()) {
            var zone = subject.isEvent() ? zoneOf.get(subject.id()) : null;
            var days = zone == null ? new Landing.Days(house, null) : zone.days(fact.kind());
            landings.put(
                    subject,
                    Landing.of(fact.kind(), fact.at(), days, moment.now(), moment.began()));
        }
        return new Counted(fact, landings);
    }
}
