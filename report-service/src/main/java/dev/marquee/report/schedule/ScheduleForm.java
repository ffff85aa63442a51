package dev.marquee.report.schedule;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.value.ZoneName;
import dev.marquee.platform.words.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A schedule as it is typed.
 *
 * @param when daily, or a weekday
 * @param others addresses, one a line
 * @param version that was shown; null for a new one
 */
record ScheduleForm(
        @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @NotNull
                @Pattern(
                        regexp = "daily|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
                        message = "{invalid.daily-or-weekly}")
                @Nullable String when,
        @NotNull(message = "{invalid.required}")
                @Pattern(
                        regexp = "([01][0-9]|2[0-3]):[0-5][0-9]",
                        message = "{invalid.a-time-of-day}")
                @Nullable String time,
        @NotNull @ZoneName @Nullable String zone,
        @Nullable Long event,
        @Nullable Boolean pdf,
        @Nullable Boolean excel,
        @Nullable String lang,
        @Nullable Boolean toMe,
        @Nullable @Size(max = 6000) String others,
        @Nullable Long version) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** One to begin with: every Monday at eight. */
    static ScheduleForm empty(String name, ZoneId zone, String lang, @Nullable Long event) {
        return new ScheduleForm(
                name, "monday", "08:00", zone.getId(), event, true, true, lang, true, "", null);
    }

    static ScheduleForm of(Schedule schedule, List<Recipient> recipients) {
        var weekday = schedule.timing().weekday();
        return new ScheduleForm(
                schedule.name(),
                weekday == null ? "daily" : weekday.name().toLowerCase(Locale.ROOT),
                TIME.format(schedule.timing().time()),
                schedule.timing().zone().getId(),
                schedule.eventId(),
                schedule.pdf(),
                schedule.excel(),
                schedule.lang(),
                recipients.stream()
                        .anyMatch(one -> one.isOwner() && one.state() == Recipient.State.CONFIRMED),
                recipients.stream()
                        .filter(one -> !one.isOwner() && one.state() != Recipient.State.LEFT)
                        .map(Recipient::address)
                        .collect(Collectors.joining("\n")),
                schedule.version());
    }

    /** What annotations cannot say. */
    void check(Errors errors) {
        if (!isTrue(pdf) && !isTrue(excel))
            Text.of("schedules.files.missing").reject(errors, "pdf", "files");
        for (var line : lines())
            if (EmailAddress.parse(line).isEmpty())
                Text.of("schedules.others.none", line).reject(errors, "others", "address");
    }

    private List<String> lines() {
        return Stream.of(Objects.requireNonNullElse(others, "").split("[\\s,;]+"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /**
     * What is wanted; only of a form without errors.
     *
     * @param active whether it comes
     */
    ScheduleDraft draft(String language, boolean active) {
        var daily = "daily".equals(when);
        var addresses = new LinkedHashSet<String>();
        for (var line : lines())
            EmailAddress.parse(line).ifPresent(address -> addresses.add(address.value()));
        return new ScheduleDraft(
                Objects.requireNonNull(name).strip(),
                timing(daily),
                event,
                isTrue(pdf),
                isTrue(excel),
                language,
                isTrue(toMe),
                List.copyOf(addresses),
                active);
    }

    /** A box that is not ticked is not sent. */
    private static boolean isTrue(@Nullable Boolean box) {
        return Boolean.TRUE.equals(box);
    }

    private Timing timing(boolean daily) {
        return new Timing(
                daily ? Rhythm.DAILY : Rhythm.WEEKLY,
                daily
                        ? null
                        : DayOfWeek.valueOf(Objects.requireNonNull(when).toUpperCase(Locale.ROOT)),
                LocalTime.parse(Objects.requireNonNull(time)),
                ZoneId.of(Objects.requireNonNull(zone)));
    }
}
