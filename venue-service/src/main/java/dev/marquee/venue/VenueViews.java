package dev.marquee.venue;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads venues with their status. */
@Component
class VenueViews {

    private static final String SELECT =
            "select v.*, " + VenueSearch.BOOKED + " as booked from venue v";
    private static final int MOST_TYPES = 100;
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_EXPORTED = 100_000;

    private final JdbcClient jdbc;
    private final FoldedSql folded;
    private final Clock clock;

    VenueViews(JdbcClient jdbc, FoldedSql folded, Clock clock) {
        this.jdbc = jdbc;
        this.folded = folded;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param page from 0
     * @param total of all pages
     */
    @Schema(name = "VenuePage")
    record Page(List<VenueView> items, int page, int size, long total) {

        Page seenBy(Optional<Caller> caller) {
            return new Page(
                    items.stream().map(venue -> venue.seenBy(caller)).toList(), page, size, total);
        }
    }

    private record Row(
            long id,
            @Nullable Long ownerId,
            String name,
            String type,
            int capacity,
            String address,
            long pricePerHourMinor,
            String currency,
            String timeZone,
            long version,
            boolean booked) {

        VenueView view() {
            return new VenueView(
                    id,
                    ownerId,
                    name,
                    type,
                    capacity,
                    address,
                    Money.text(pricePerHourMinor, currency),
                    currency,
                    timeZone,
                    booked ? VenueView.Status.BOOKED : VenueView.Status.AVAILABLE,
                    version);
        }
    }

    /** The venues that a filter leaves, a page of them. */
    Page page(VenueFilter filter, int page, int size) {
        var search = search(filter);
        var total =
                jdbc.sql("select count(*) from venue v" + search.sql())
                        .params(search.params())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        var items =
                total == 0
                        ? List.<VenueView>of()
                        : select(search, filter.order(), size, (long) page * size);
        return new Page(items, page, size, total);
    }

    /** The same; a page past the end is the last. */
    Page pageOrLast(VenueFilter filter, int page, int size) {
        var found = page(filter, page, size);
        return found.items().isEmpty() && found.total() > 0
                ? page(filter, Math.toIntExact((found.total() - 1) / size), size)
                : found;
    }

    /** All the venues that a filter leaves, for a file. */
    List<VenueView> export(VenueFilter filter) {
        return select(search(filter), filter.order(), MOST_EXPORTED, 0);
    }

    /** All venues in the order they were made, 1000 at most. */
    List<VenueView> all() {
        return select(new VenueSearch("", Map.of()), " order by v.id", MOST_LISTED, 0);
    }

    VenueView get(long id) {
        var one = new VenueSearch(" where v.id = :id", Map.of("id", id));
        return select(one, "", 1, 0).stream()
                .findFirst()
                .orElseThrow(() -> Problems.notFound("venue"));
    }

    /** What kinds of venues there are. */
    List<String> types() {
        return jdbc.sql("select min(type) from venue group by lower(type) order by 1 limit ?")
                .param(MOST_TYPES)
                .query(String.class)
                .list();
    }

    private VenueSearch search(VenueFilter filter) {
        return VenueSearch.of(filter, filter.free().isAny() ? List.of() : zones(), folded);
    }

    private List<String> zones() {
        return jdbc.sql("select distinct time_zone from venue").query(String.class).list();
    }

    private List<VenueView> select(VenueSearch search, String order, int size, long start) {
        return jdbc
                .sql(SELECT + search.sql() + order + " limit :size offset :start")
                .params(search.params())
                .param("size", size)
                .param("start", start)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }
}
