package dev.marquee.customer.complaint.api;

import dev.marquee.customer.complaint.hours.BusinessHours.Written;
import dev.marquee.customer.complaint.hours.Opening;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * When staff answer; times that are due are counted in these hours.
 *
 * @param zone by whose clock; empty for that of the house
 */
@Schema(name = "BusinessHours")
record BusinessHoursView(
        @Schema(example = "Europe/Lisbon")
                @NotNull(message = "is required")
                @Size(max = 60, message = "must have at most 60 characters")
                String zone,
        @NotNull(message = "is required") @Size(max = 42, message = "must have at most 42 hours")
                List<@NotNull @Valid Hours> hours,
        @NotNull(message = "is required") @Size(max = 400, message = "must have at most 400 days")
                List<@NotNull @Valid Holiday> holidays) {

    /** Days of the week as they are written. */
    enum Weekday {
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        sunday;

        DayOfWeek day() {
            return DayOfWeek.valueOf(name().toUpperCase(Locale.ROOT));
        }

        static Weekday of(DayOfWeek day) {
            return valueOf(day.name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Some hours of a day.
     *
     * @param closes 24:00 for its end
     */
    @Schema(name = "BusinessHoursOfDay")
    record Hours(
            @Schema(example = "monday") @NotNull(message = "is required") Weekday day,
            @Schema(example = "09:00")
                    @NotNull(message = "is required")
                    @Pattern(regexp = TIME, message = "must be a time such as 09:00")
                    String opens,
            @Schema(example = "17:00")
                    @NotNull(message = "is required")
                    @Pattern(regexp = TIME, message = "must be a time such as 17:00")
                    String closes) {}

    /** A day on which nobody works. */
    @Schema(name = "Holiday")
    record Holiday(
            @Schema(example = "2030-12-25") @NotNull(message = "is required") LocalDate day,
            @Schema(example = "Christmas")
                    @NotNull(message = "is required")
                    @Size(max = 100, message = "must have at most 100 characters")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    String name) {}

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00";
    private static final String MIDNIGHT = "24:00";
    private static final int END_OF_DAY = 24 * 60;

    static BusinessHoursView of(Written written) {
        var hours = new ArrayList<Hours>();
        for (var day : DayOfWeek.values())
            for (var opening : written.hours().getOrDefault(day, List.of()))
                hours.add(
                        new Hours(Weekday.of(day), text(opening.opens()), text(opening.closes())));
        return new BusinessHoursView(
                written.zone(),
                hours,
                written.holidays().entrySet().stream()
                        .map(free -> new Holiday(free.getKey(), free.getValue()))
                        .toList());
    }

    /**
     * As it is stored.
     *
     * @throws org.springframework.web.ErrorResponseException 422 for hours that overlap, or end
     *     before they begin, and for a zone or a day that is none
     */
    Written written() {
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone))
            throw Problems.invalid("zone", "must be a time zone such as Europe/Lisbon");
        Map<DayOfWeek, List<Opening>> all = new EnumMap<>(DayOfWeek.class);
        for (var one : hours)
            all.computeIfAbsent(one.day.day(), any -> new ArrayList<>()).add(opening(one));
        for (var day : all.values()) checkApart(day);
        var free = new TreeMap<LocalDate, String>();
        for (var one : holidays) free.put(one.day, one.name.strip());
        return new Written(zone, all, free, 0);
    }

    private static Opening opening(Hours one) {
        var opens = minutes(one.opens);
        var closes = minutes(one.closes);
        if (opens >= closes) throw Problems.invalid("hours", "must open before they close");
        return new Opening(opens, closes);
    }

    private static void checkApart(List<Opening> day) {
        day.sort(Comparator.comparingInt(Opening::opens));
        for (var n = 1; n < day.size(); n++)
            if (day.get(n).opens() < day.get(n - 1).closes())
                throw Problems.invalid("hours", "must not overlap");
    }

    private static int minutes(String time) {
        return time.equals(MIDNIGHT) ? END_OF_DAY : LocalTime.parse(time).toSecondOfDay() / 60;
    }

    private static String text(int minutes) {
        return minutes == END_OF_DAY ? MIDNIGHT : LocalTime.ofSecondOfDay(minutes * 60L).toString();
    }
}
