package dev.marquee.venue;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.value.Folding;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter as SQL over {@code venue v}; {@code :now} comes from whoever asks. */
record VenueSearch(String sql, Map<String, Object> params) {

    /** Whether somebody has the venue now. */
    static final String BOOKED =
            "exists (select 1 from hire h where h.venue_id = v.id and h.starts_at <= :now and h.ends_at > :now and (h.claimed_until is null or h.claimed_until > :now))";

    /**
     * The conditions of a filter.
     *
     * @param zones those of all venues: asked for a time of their own clocks, each gets its own
     */
    static VenueSearch of(VenueFilter filter, List<String> zones, FoldedSql folded) {
        var sql = new StringBuilder(" where 1 = 1");
        var params = new HashMap<String, Object>();
        if (!filter.words().isBlank()) {
            var words = Folding.words(filter.words());
            sql.append(" and ")
                    .append(folded.contains("word", words, "v.name", "v.type", "v.address"));
            params.putAll(FoldedSql.parameters("word", words));
        }
        if (!filter.type().isEmpty()) {
            sql.append(" and lower(v.type) = :type");
            params.put("type", VenueQuery.folded(filter.type()));
        }
        if (filter.minCapacity() > 0) {
            sql.append(" and v.capacity >= :capacity");
            params.put("capacity", filter.minCapacity());
        }
        if (filter.status().equals("booked")) sql.append(" and ").append(BOOKED);
        if (filter.status().equals("available")) sql.append(" and not ").append(BOOKED);
        if (!filter.free().isAny()) free(filter.free(), zones, sql, params);
        return new VenueSearch(sql.toString(), params);
    }

    private static void free(
            FreeTime free, List<String> zones, StringBuilder sql, Map<String, Object> params) {
        if (zones.isEmpty()) return;
        var start = new StringBuilder("case v.time_zone");
        var end = new StringBuilder("case v.time_zone");
        for (var i = 0; i < zones.size(); i++) {
            var span = free.in(ZoneId.of(zones.get(i)));
            when(start, i, "from");
            when(end, i, "until");
            params.put("zone" + i, zones.get(i));
            params.put("from" + i, span.from().atOffset(ZoneOffset.UTC));
            params.put("until" + i, span.until().atOffset(ZoneOffset.UTC));
        }
        sql.append(" and not exists (select 1 from hire h where h.venue_id = v.id and h.ends_at > ")
                .append(start)
                .append(" end and h.starts_at < ")
                .append(end)
                .append(" end and (h.claimed_until is null or h.claimed_until > :now))");
    }

    private static void when(StringBuilder sql, int i, String time) {
        sql.append(
                " when :zone%d then cast(:%s%d as timestamp with time zone)".formatted(i, time, i));
    }
}
