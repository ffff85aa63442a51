package dev.marquee.venue;

import static org.springframework.data.jpa.domain.Specification.unrestricted;

import dev.marquee.platform.jpa.Search;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.jpa.domain.Specification;

/** A filter as a condition on venues. */
final class VenueSpecifications {

    private VenueSpecifications() {}

    /**
     * All that a filter asks for.
     *
     * @param zones those of all venues: asked for a time of their own clocks, each gets its own
     */
    static Specification<Venue> of(VenueFilter filter, Collection<ZoneId> zones, Instant now) {
        return Specification.<Venue>where(
                        Search.words(
                                filter.words(), "details.name", "details.type", "details.address"))
                .and(ofType(filter.type()))
                .and(holding(filter.minCapacity()))
                .and(inState(filter.status(), now))
                .and(freeAt(filter.free(), zones, now));
    }

    private static Specification<Venue> ofType(String type) {
        if (type.isEmpty()) return unrestricted();
        return (venue, query, criteria) ->
                criteria.equal(
                        criteria.lower(venue.get("details").get("type")), VenueQuery.folded(type));
    }

    private static Specification<Venue> holding(int people) {
        if (people == 0) return unrestricted();
        return (venue, query, criteria) ->
                criteria.ge(venue.get("details").<Integer>get("capacity"), people);
    }

    private static Specification<Venue> inState(String state, Instant now) {
        return switch (state) {
            case "booked" -> taken(now);
            case "available" -> Specification.not(taken(now));
            default -> unrestricted();
        };
    }

    private static Specification<Venue> taken(Instant now) {
        return (venue, query, criteria) ->
                taken(
                        venue,
                        query,
                        criteria,
                        now,
                        (starts, ends) ->
                                criteria.and(
                                        criteria.lessThanOrEqualTo(starts, now),
                                        criteria.greaterThan(ends, now)));
    }

    /** Zones whose clocks show the same are asked about together. */
    private static Specification<Venue> freeAt(
            FreeTime free, Collection<ZoneId> zones, Instant now) {
        if (free.isAny()) return unrestricted();
        var spans = zones.stream().collect(Collectors.groupingBy(free::in));
        return (venue, query, criteria) ->
                criteria.or(
                        spans.entrySet().stream()
                                .map(span ->
                                        criteria.and(
                                                in(venue, span.getValue()),
                                                taken(
                                                                venue,
                                                                query,
                                                                criteria,
                                                                now,
                                                                during(span.getKey(), criteria))
                                                        .not()))
                                .toArray(Predicate[]::new));
    }

    private static Predicate in(Root<Venue> venue, List<ZoneId> zones) {
        return venue.get("details").get("timeZone").in(zones);
    }

    private static When during(FreeTime.Span span, CriteriaBuilder criteria) {
        return (starts, ends) ->
                criteria.and(
                        criteria.lessThan(starts, span.until()),
                        criteria.greaterThan(ends, span.from()));
    }

    /** Which times count. */
    private interface When {
        Predicate of(Path<Instant> starts, Path<Instant> ends);
    }

    private static Predicate taken(
            Root<Venue> venue,
            CommonAbstractCriteria query,
            CriteriaBuilder criteria,
            Instant now,
            When when) {
        var taken = query.subquery(Long.class);
        var time = taken.from(TakenTime.class);
        var lapses = time.<Instant>get("claimedUntil");
        taken.select(time.get("id"))
                .where(
                        criteria.equal(time.get("venueId"), venue.get("id")),
                        when.of(time.get("startsAt"), time.get("endsAt")),
                        criteria.or(criteria.isNull(lapses), criteria.greaterThan(lapses, now)));
        return criteria.exists(taken);
    }
}
