package dev.marquee.report.schedule;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.value.RepeatedHour;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.wording.InLanguage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How schedules read. */
@Component
class ScheduleWords {

    private final MessageSource messages;
    private final StaffTime times;

    ScheduleWords(MessageSource messages, StaffTime times) {
        this.messages = messages;
        this.times = times;
    }

    /** Every Monday at 08:00, Lisbon time. */
    String rhythm(Timing timing, Locale locale) {
        var time = DateFormats.of("HH:mm", locale).format(timing.time());
        var zone = zone(timing, locale);
        var weekday = timing.weekday();
        return weekday == null
                ? word("schedules.every-day", locale, time, zone)
                : word("schedules.every-week", locale, weekday(weekday, locale), time, zone);
    }

    /** Monday 30 November 2026, 08:00, Lisbon time: by the clock of the schedule. */
    String moment(Instant at, Timing timing, Locale locale) {
        var there = at.atZone(timing.zone());
        return word(
                "schedules.moment",
                locale,
                DateFormats.day(locale).format(there),
                DateFormats.of("HH:mm", locale).format(there)
                        + RepeatedHour.mark(at, timing.zone(), locale),
                zone(timing, locale));
    }

    String weekday(DayOfWeek day, Locale locale) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    private String zone(Timing timing, Locale locale) {
        return InLanguage.of(locale, () -> times.nameOf(timing.zone()));
    }

    private String word(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
