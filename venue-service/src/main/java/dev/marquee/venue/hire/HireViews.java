package dev.marquee.venue.hire;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads hires with their venues. Claims that have lapsed are not shown. */
@Component
class HireViews {

    private static final String FROM =
            " from hire h join venue v on v.id = h.venue_id where (h.claimed_until is null or h.claimed_until > :now)";

    /**
     * Which hires.
     *
     * @param venueId null for all venues
     * @param from those that are not over then; null for all
     * @param until those that have begun by then; null for all
     * @param organizerId null for everybody's
     */
    record Filter(
            @Nullable Long venueId,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Long organizerId) {

        static Filter ofVenue(long venueId, @Nullable Instant from, @Nullable Instant until) {
            return new Filter(venueId, from, until, null);
        }
    }

    private record Search(String sql, Map<String, Object> params) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    HireViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Soonest first. */
    List<HiredTime> find(Filter filter, int limit, long offset) {
        var search = search(filter);
        return jdbc.sql(
                        "select h.*, v.name as venue_name, v.time_zone"
                                + search.sql
                                + " order by h.starts_at, h.id limit :limit offset :offset")
                .params(search.params)
                .param("limit", limit)
                .param("offset", offset)
                .query(HiredTime.class)
                .list();
    }

    long count(Filter filter) {
        var search = search(filter);
        return jdbc.sql("select count(*)" + search.sql)
                .params(search.params)
                .query(Long.class)
                .single();
    }

    Optional<HiredTime> find(long venueId, long hireId) {
        return jdbc.sql(
                        "select h.*, v.name as venue_name, v.time_zone"
                                + FROM
                                + " and h.id = :id and h.venue_id = :venue")
                .param("now", utc(clock.instant()))
                .param("id", hireId)
                .param("venue", venueId)
                .query(HiredTime.class)
                .optional();
    }

    private Search search(Filter filter) {
        var sql = new StringBuilder(FROM);
        var params = new HashMap<String, Object>();
        params.put("now", utc(clock.instant()));
        if (filter.venueId != null) {
            sql.append(" and h.venue_id = :venue");
            params.put("venue", filter.venueId);
        }
        if (filter.from != null) {
            sql.append(" and h.ends_at > :from");
            params.put("from", utc(filter.from));
        }
        if (filter.until != null) {
            sql.append(" and h.starts_at < :until");
            params.put("until", utc(filter.until));
        }
        if (filter.organizerId != null) {
            sql.append(" and h.organizer_id = :organizer");
            params.put("organizer", filter.organizerId);
        }
        return new Search(sql.toString(), params);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
