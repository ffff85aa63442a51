package dev.marquee.venue;

import dev.marquee.platform.web.Problems;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads venues with their status. */
@Component
class VenueViews {

    private static final String SELECT =
            """
            select v.*, exists (select 1 from hire h where h.venue_id = v.id and h.starts_at <= :now and h.ends_at > :now) as booked
            from venue v
            """;
    private static final String MATCHES =
            " where lower(v.name) like :q escape '!' or lower(v.type) like :q escape '!' or lower(v.address) like :q escape '!'";

    private final JdbcClient jdbc;
    private final Clock clock;

    VenueViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param page from 0
     * @param total of all pages
     */
    record Page(List<VenueView> items, int page, int size, long total) {}

    private record Row(
            long id,
            String name,
            String type,
            int capacity,
            String address,
            long pricePerHourMinor,
            String currency,
            boolean booked) {

        VenueView view() {
            return new VenueView(
                    id,
                    name,
                    type,
                    capacity,
                    address,
                    Money.text(pricePerHourMinor, currency),
                    currency,
                    booked ? VenueView.Status.BOOKED : VenueView.Status.AVAILABLE);
        }
    }

    /** Venues whose name, type or address contains the words, by name. */
    Page page(String words, int page, int size) {
        var pattern =
                "%"
                        + words.strip()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replaceAll("[!%_]", "!$0")
                        + "%";
        var total =
                jdbc.sql("select count(*) from venue v" + MATCHES)
                        .param("q", pattern)
                        .query(Long.class)
                        .single();
        var items =
                select(
                        MATCHES + " order by lower(v.name), v.id limit :size offset :start",
                        Map.of("q", pattern, "size", size, "start", (long) page * size));
        return new Page(items, page, size, total);
    }

    /** All venues in the order they were made, 1000 at most. */
    List<VenueView> all() {
        return select(" order by v.id limit 1000", Map.of());
    }

    VenueView get(long id) {
        return select(" where v.id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> Problems.notFound("venue"));
    }

    private List<VenueView> select(String rest, Map<String, ?> parameters) {
        return jdbc
                .sql(SELECT + rest)
                .params(parameters)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::view)
                .toList();
    }
}
