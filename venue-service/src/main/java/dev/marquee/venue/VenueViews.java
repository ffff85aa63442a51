package dev.marquee.venue;

import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.jpa.Pages;
import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/** Reads venues with their status. */
@Component
class VenueViews {

    private static final Limit MOST_TYPES = Limit.of(100);
    private static final Limit MOST_LISTED = Limit.of(1_000);

    private final Venues venues;
    private final Clock clock;

    VenueViews(Venues venues, Clock clock) {
        this.venues = venues;
        this.clock = clock;
    }

    /** The venues that a filter leaves, a page of them. */
    Page<VenueView> page(VenueFilter filter, int page, int size) {
        return views(venues.findAll(condition(filter), PageRequest.of(page, size, filter.order())));
    }

    /** The same; a page past the end is the last. */
    Page<VenueView> pageOrLast(VenueFilter filter, int page, int size) {
        return views(Pages.orLast(venues, condition(filter), page, size, filter.order()));
    }

    private Page<VenueView> views(Page<Venue> page) {
        return new PageImpl<>(
                views(page.getContent()), page.getPageable(), page.getTotalElements());
    }

    /** All the venues that a filter leaves, for a file. */
    Iterable<VenueView> export(VenueFilter filter) {
        var condition = condition(filter);
        return new Chunks<>(offset ->
                views(
                        Pages.rows(
                                venues,
                                condition,
                                Pages.chunk(offset, Chunks.SIZE, filter.order()))));
    }

    /** All venues in the order they were made, 1000 at most. */
    List<VenueView> all() {
        return views(venues.findAllByOrderById(MOST_LISTED));
    }

    VenueView get(long id) {
        return venues.findById(id)
                .map(venue -> views(List.of(venue)).getFirst())
                .orElseThrow(() -> Problems.notFound("venue"));
    }

    /** What kinds of venues there are. */
    List<String> types() {
        return venues.types(MOST_TYPES);
    }

    private Specification<Venue> condition(VenueFilter filter) {
        var zones = filter.free().isAny() ? List.<ZoneId>of() : venues.zones();
        return VenueSpecifications.of(filter, zones, clock.instant());
    }

    /** With what they are at this moment, in one question for all. */
    private List<VenueView> views(List<Venue> found) {
        if (found.isEmpty()) return List.of();
        var taken = venues.takenAt(found.stream().map(Venue::id).toList(), clock.instant());
        return found.stream()
                .map(venue -> VenueView.of(venue, taken.contains(venue.id())))
                .toList();
    }
}
