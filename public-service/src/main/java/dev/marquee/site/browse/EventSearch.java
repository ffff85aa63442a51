package dev.marquee.site.browse;

import dev.marquee.site.client.PublicEvents.Search;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the reader looks for, as it stands in the address. What makes no sense is left out: a search
 * always has an answer.
 *
 * @param when today, weekend, month or next-month
 * @param page from 0
 * @param size how many events a page shows: 20, 50 or 100
 */
record EventSearch(
        @Nullable String q,
        @Nullable String category,
        @Nullable String when,
        @Nullable String available,
        @Nullable String page,
        @Nullable String size) {

    private static final int SIZE = 20;
    private static final Set<String> SIZES = Set.of("50", "100");
    private static final int LONGEST = 100;

    EventSearch {
        q = clean(q);
        category = clean(category);
        when = clean(when);
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null) return null;
        var line = text.replaceAll("\\p{Cntrl}", " ").strip();
        if (line.isEmpty()) return null;
        return line.substring(
                0,
                line.offsetByCodePoints(
                        0, Math.min(LONGEST, line.codePointCount(0, line.length()))));
    }

    public boolean onlyAvailable() {
        return "true".equals(available);
    }

    int pageNumber() {
        return page != null && page.matches("\\d{1,5}") ? Integer.parseInt(page) : 0;
    }

    int pageSize() {
        return size != null && SIZES.contains(size) ? Integer.parseInt(size) : SIZE;
    }

    /** Whether anything is asked for: the plain front page has none. */
    public boolean filtered() {
        return q != null || category != null || when != null || onlyAvailable();
    }

    /** The address of this search, without the page. */
    String address() {
        var address = UriComponentsBuilder.fromPath("/");
        if (q != null) address.queryParam("q", "{q}");
        if (category != null) address.queryParam("category", "{category}");
        if (when != null) address.queryParam("when", "{when}");
        if (onlyAvailable()) address.queryParam("available", "true");
        if (pageSize() != SIZE) address.queryParam("size", pageSize());
        return address.encode().buildAndExpand(values()).toUriString();
    }

    private java.util.Map<String, Object> values() {
        var values = new java.util.HashMap<String, Object>();
        if (q != null) values.put("q", q);
        if (category != null) values.put("category", category);
        if (when != null) values.put("when", when);
        return values;
    }

    /**
     * The question to event-service: only what has not ended. Its moment is a whole minute, so that
     * many readers ask the same.
     */
    Search toSearch(Instant now, ZoneId zone) {
        var moment = now.truncatedTo(ChronoUnit.MINUTES).toString();
        var today = now.atZone(zone).toLocalDate();
        var days = days(today);
        var from = days != null && days.first().isAfter(today) ? days.first().toString() : moment;
        return new Search(
                q,
                category,
                from,
                days == null ? null : days.last().toString(),
                onlyAvailable(),
                pageNumber(),
                pageSize());
    }

    private record Days(LocalDate first, LocalDate last) {}

    private @Nullable Days days(LocalDate today) {
        if (when == null) return null;
        return switch (when) {
            case "today" -> new Days(today, today);
            case "weekend" -> {
                var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                yield new Days(sunday.minusDays(1), sunday);
            }
            case "month" -> new Days(today, today.with(TemporalAdjusters.lastDayOfMonth()));
            case "next-month" -> {
                var first = today.with(TemporalAdjusters.firstDayOfNextMonth());
                yield new Days(first, first.with(TemporalAdjusters.lastDayOfMonth()));
            }
            default -> null;
        };
    }
}
