package dev.marquee.report.dashboard;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.client.SalesClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The calendar of the dashboard, in the zone of whoever looks at it. */
@Component
class Greetings {

    private static final int MORNING = 5;
    private static final int AFTERNOON = 12;
    private static final int EVENING = 18;

    private final StaffTime staffTime;

    Greetings(StaffTime staffTime) {
        this.staffTime = staffTime;
    }

    /** How somebody is greeted, and on what day. */
    Map<String, Object> of(Caller caller, Instant now) {
        var here = now.atZone(staffTime.zone());
        return Map.of(
                "greeting", timeOfDay(here),
                "name", firstName(caller.name()),
                "today", text("EEEE d MMMM, HH:mm", here));
    }

    /** All days from one to another, also those on which nothing was sold. */
    List<Day> days(SalesClient.Days sold, LocalDate first, LocalDate last) {
        var tickets =
                sold.days().stream()
                        .collect(
                                Collectors.toMap(
                                        SalesClient.Day::date,
                                        SalesClient.Day::tickets,
                                        Long::sum));
        return first.datesUntil(last.plusDays(1))
                .map(day -> new Day(text("d MMM", day), tickets.getOrDefault(day, 0L)))
                .toList();
    }

    private static String timeOfDay(ZonedDateTime here) {
        var hour = here.getHour();
        if (hour < MORNING || hour >= EVENING) return "evening";
        return hour < AFTERNOON ? "morning" : "afternoon";
    }

    /** As one would say it; an e-mail address, or a single long word, as it is. */
    private static String firstName(String name) {
        var space = name.strip().indexOf(' ');
        return space < 0 ? name.strip() : name.strip().substring(0, space);
    }

    private static String text(String pattern, TemporalAccessor at) {
        return DateFormats.of(pattern, LocaleContextHolder.getLocale()).format(at);
    }
}
