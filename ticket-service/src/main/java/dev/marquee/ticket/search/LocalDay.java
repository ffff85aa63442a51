package dev.marquee.ticket.search;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * The day of a time as a zone sees it, as SQL that both databases understand: the number of days
 * since 1970. It is right between two moments only, because it knows of no other changes of the
 * clocks.
 *
 * @param parameters that the SQL names
 */
public record LocalDay(String sql, Map<String, Object> parameters) {

    public static LocalDay of(String column, Instant from, Instant until, ZoneId zone) {
        var rules = zone.getRules();
        var offset = new StringBuilder("case");
        var parameters = new HashMap<String, Object>();
        var seconds = rules.getOffset(from).getTotalSeconds();
        for (var change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(until);
                change = rules.nextTransition(change.getInstant())) {
            var name = "change" + parameters.size();
            offset.append(" when %s < :%s then %d".formatted(column, name, seconds));
            parameters.put(name, change.getInstant().atOffset(ZoneOffset.UTC));
            seconds = change.getOffsetAfter().getTotalSeconds();
        }
        var offsets = parameters.isEmpty() ? seconds : offset + " else " + seconds + " end";
        return new LocalDay(
                "floor((cast(extract(epoch from %s) as double precision) + %s) / 86400)"
                        .formatted(column, offsets),
                parameters);
    }
}
