package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.api.BusinessHoursView.Holiday;
import dev.marquee.customer.complaint.api.BusinessHoursView.Hours;
import dev.marquee.customer.complaint.api.BusinessHoursView.Weekday;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * When staff answer, as it is typed: the hours of a day as {@code 09:00-12:00, 13:00-17:00}, and a
 * holiday on each line.
 */
record BusinessHoursForm(
        @Size(max = 60) @Nullable String zone,
        @Size(max = 100) @Nullable String monday,
        @Size(max = 100) @Nullable String tuesday,
        @Size(max = 100) @Nullable String wednesday,
        @Size(max = 100) @Nullable String thursday,
        @Size(max = 100) @Nullable String friday,
        @Size(max = 100) @Nullable String saturday,
        @Size(max = 100) @Nullable String sunday,
        @Size(max = 20_000) @Nullable String holidays,
        @Nullable Long version) {

    private static final int MOST_HOLIDAYS = 400;
    private static final int LONGEST_NAME = 100;

    private static final Pattern OPENING =
            Pattern.compile("(\\d{1,2})[:.h](\\d{2})\\s*[-–]\\s*(\\d{1,2})[:.h](\\d{2})");
    private static final Pattern HOLIDAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\s+(.*))?");

    static BusinessHoursForm of(BusinessHoursView view, long version) {
        var days =
                view.hours().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Hours::day,
                                        Collectors.mapping(
                                                one -> one.opens() + "-" + one.closes(),
                                                Collectors.joining(", "))));
        return new BusinessHoursForm(
                view.zone(),
                days.getOrDefault(Weekday.monday, ""),
                days.getOrDefault(Weekday.tuesday, ""),
                days.getOrDefault(Weekday.wednesday, ""),
                days.getOrDefault(Weekday.thursday, ""),
                days.getOrDefault(Weekday.friday, ""),
                days.getOrDefault(Weekday.saturday, ""),
                days.getOrDefault(Weekday.sunday, ""),
                view.holidays().stream()
                        .map(free -> (free.day() + " " + free.name()).strip())
                        .collect(Collectors.joining("\n")),
                version);
    }

    /** As it is written otherwise; what cannot be read is in the result. */
    BusinessHoursView view(BindingResult result) {
        var hours = new ArrayList<Hours>();
        texts().forEach((day, text) -> read(day, text == null ? "" : text, hours, result));
        return new BusinessHoursView(zone == null ? "" : zone.strip(), hours, free(result));
    }

    private Map<Weekday, @Nullable String> texts() {
        var texts = new EnumMap<Weekday, @Nullable String>(Weekday.class);
        texts.put(Weekday.monday, monday);
        texts.put(Weekday.tuesday, tuesday);
        texts.put(Weekday.wednesday, wednesday);
        texts.put(Weekday.thursday, thursday);
        texts.put(Weekday.friday, friday);
        texts.put(Weekday.saturday, saturday);
        texts.put(Weekday.sunday, sunday);
        return texts;
    }

    private static void read(Weekday day, String text, List<Hours> hours, BindingResult result) {
        if (text.isBlank()) return;
        for (var part : text.split("[,;]")) {
            var opening = OPENING.matcher(part.strip());
            if (!opening.matches()
                    || !isTime(opening.group(1), opening.group(2))
                    || !isTime(opening.group(3), opening.group(4))) {
                result.rejectValue(day.name(), "complaint.hours.unclear");
                return;
            }
            hours.add(
                    new Hours(
                            day,
                            two(opening.group(1)) + ":" + opening.group(2),
                            two(opening.group(3)) + ":" + opening.group(4)));
        }
    }

    private static boolean isTime(String hours, String minutes) {
        var hour = Integer.parseInt(hours);
        var minute = Integer.parseInt(minutes);
        return hour < 24 && minute < 60 || hour == 24 && minute == 0;
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    private List<Holiday> free(BindingResult result) {
        var free = new ArrayList<Holiday>();
        for (var line : (holidays == null ? "" : holidays).split("\\R")) {
            if (line.isBlank()) continue;
            var one = HOLIDAY.matcher(line.strip());
            var day = one.matches() ? day(one.group(1)) : null;
            var name = day == null || one.group(2) == null ? "" : one.group(2).strip();
            if (day == null || name.length() > LONGEST_NAME || free.size() == MOST_HOLIDAYS) {
                result.rejectValue("holidays", "complaint.hours.holidays.unclear");
                return List.of();
            }
            free.add(new Holiday(day, name.replaceAll("\\p{Cc}", "")));
        }
        return free;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
