package dev.marquee.event.catalogue;

import dev.marquee.platform.database.FoldedSql;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Folding;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The WHERE clause of a search for events, with its parameters. */
public class EventFilter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private boolean allOpen;

    /** What everybody may see in lists. */
    public static EventFilter onSale() {
        var filter =
                new EventFilter().and("status in ('PUBLISHED', 'SOLD_OUT') and test_mode = 'OFF'");
        filter.allOpen = true;
        return filter;
    }

    public static EventFilter everything() {
        return new EventFilter();
    }

    /** What a member of staff may change: an admin everything, an organiser its own. */
    public static EventFilter of(Caller caller) {
        return caller.has("ADMIN") ? everything() : ofOrganizer(caller.id());
    }

    public static EventFilter ofOrganizer(long organizerId) {
        return new EventFilter().and("organizer_id = :organizer", "organizer", organizerId);
    }

    public EventFilter and(String condition) {
        conditions.add(condition);
        return this;
    }

    public EventFilter and(String condition, String parameter, Object value) {
        parameters.put(parameter, value);
        return and(condition);
    }

    /** Adds what a query asks for, all but its state. */
    public EventFilter and(EventQuery query, ZoneId zone, FoldedSql folded) {
        var words = SearchText.patterns(text(query.q()));
        for (int i = 0; i < words.size(); i++)
            and(
                    "(search_text like :word# escape '!' or texts_search like :word# escape '!')"
                            .replace("#", String.valueOf(i)),
                    "word" + i,
                    words.get(i));
        if (!text(query.category()).isEmpty())
            and("lower(category) = lower(:category)", "category", text(query.category()));
        from(text(query.from()), zone);
        to(text(query.to()), zone);
        venue(text(query.venue()), folded);
        if (query.organizer() != null) and("organizer_id = :whose", "whose", query.organizer());
        if (Boolean.TRUE.equals(query.available()))
            and("status = 'PUBLISHED'")
                    .and("booked_count - hidden_booked_count < open_tickets - hidden_shared_count");
        return this;
    }

    public EventFilter withStatus(EventStatus status) {
        return and("status = :status", "status", status.name());
    }

    private void from(String from, ZoneId zone) {
        if (from.isEmpty()) return;
        if (from.contains("T"))
            and("(starts_at >= :from or ends_at > :from)", "from", moment("from", from, zone));
        else and("ends_on >= :from", "from", day("from", from));
    }

    private void to(String to, ZoneId zone) {
        if (to.isEmpty()) return;
        if (to.contains("T")) and("starts_at <= :to", "to", moment("to", to, zone));
        else and("starts_on <= :to", "to", day("to", to));
    }

    private void venue(String venue, FoldedSql folded) {
        if (venue.isEmpty()) return;
        if (venue.matches("\\d{1,18}")) and("venue_id = :venue", "venue", Long.valueOf(venue));
        else {
            var words = Folding.words(venue);
            and(folded.contains("venue", words, "location"));
            parameters.putAll(FoldedSql.parameters("venue", words));
        }
    }

    private static Object moment(String field, String text, ZoneId zone) {
        return EventTimes.parse(text, zone)
                .orElseThrow(() -> Problems.invalid(field, Text.of("invalid.a-day-or-a")))
                .atOffset(ZoneOffset.UTC);
    }

    private static LocalDate day(String field, String text) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) return day;
        } catch (DateTimeException e) {
            throw Problems.invalid(field, Text.of("invalid.a-day-such-as"));
        }
        throw Problems.invalid(field, Text.of("invalid.a-day-such-as"));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    /** " where …", or nothing. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Whether nothing in it is over, so that an order need not put that last. */
    boolean isAllOpen() {
        return allOpen;
    }

    /** Whether everybody may ask for it, and sees no tickets that need a code. */
    public boolean isForEverybody() {
        return allOpen;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
