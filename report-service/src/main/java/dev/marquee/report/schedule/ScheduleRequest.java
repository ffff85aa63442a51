package dev.marquee.report.schedule;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.value.ZoneName;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report as somebody wants it.
 *
 * @param weekday on which one comes that comes every week
 * @param toMe whether the caller gets it
 * @param recipients others; each is asked once by mail
 */
@Schema(name = "ReportScheduleRequest")
record ScheduleRequest(
        @NotBlank(message = "{invalid.required}")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Schema(example = "The week")
                String name,
        @NotNull(message = "{invalid.required}")
                @Pattern(regexp = "daily|weekly", message = "{invalid.daily-or-weekly}")
                @Schema(example = "weekly")
                String rhythm,
        @Nullable
                @Pattern(
                        regexp = "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
                        message = "{invalid.a-weekday}")
                @Schema(
                        example = "monday",
                        description = "of one that comes every week; absent: monday")
                String weekday,
        @NotNull(message = "{invalid.required}")
                @Pattern(
                        regexp = "([01][0-9]|2[0-3]):[0-5][0-9]",
                        message = "{invalid.a-time-of-day}")
                @Schema(example = "08:00", description = "by the clock of the zone")
                String time,
        @NotNull(message = "{invalid.required}") @ZoneName @Schema(example = "Europe/Lisbon")
                String timeZone,
        @Schema(example = "4", description = "absent: all that the caller may see")
                @Nullable Long eventId,
        @Schema(example = "[\"pdf\",\"xlsx\"]", description = "absent: both") @Size(max = 10)
                @Nullable
                        List<
                                @NotNull
                                @Pattern(regexp = "pdf|xlsx", message = "{invalid.pdf-or-xlsx}")
                                String>
                        formats,
        @Schema(
                        example = "en",
                        description =
                                "of those who have chosen none with their account; absent: that of the installation")
                @Nullable String language,
        @Schema(example = "true", description = "absent: yes") @Nullable Boolean toMe,
        @Schema(
                        example = "[\"producer@example.org\"]",
                        description = "each is asked once by mail, and can leave by one click")
                @Nullable
                @Size(max = 20, message = "{invalid.at-most-20-addresses}")
                List<@NotNull @Size(max = 254) String> recipients,
        @Schema(example = "false") @Nullable Boolean paused) {

    /**
     * What is wanted.
     *
     * @throws org.springframework.web.ErrorResponseException 422 for what is not an address, a
     *     language or a file
     */
    ScheduleDraft draft(Languages languages) {
        var faults = new ArrayList<Fault>();
        if (formats != null && formats.isEmpty())
            faults.add(new Fault("formats", Text.of("invalid.pdf-or-xlsx")));
        if (language != null && languages.named(language).isEmpty())
            faults.add(new Fault("language", Text.of("invalid.a-language-tag")));
        var others = new LinkedHashSet<String>();
        var typed = Objects.requireNonNullElse(recipients, List.<String>of());
        for (int n = 0; n < typed.size(); n++) {
            var address = EmailAddress.parse(typed.get(n));
            if (address.isPresent()) others.add(address.get().value());
            else faults.add(new Fault("recipients[" + n + "]", Text.of("invalid.email")));
        }
        if (!faults.isEmpty()) throw Problems.invalid(faults);
        var weekly = rhythm.equals("weekly");
        return new ScheduleDraft(
                name.strip(),
                new Timing(
                        Rhythm.of(rhythm).orElseThrow(),
                        weekly ? day() : null,
                        LocalTime.parse(time),
                        ZoneId.of(timeZone)),
                eventId,
                formats == null || formats.contains("pdf"),
                formats == null || formats.contains("xlsx"),
                languages.orHouse(language).toLanguageTag(),
                !Boolean.FALSE.equals(toMe),
                List.copyOf(others),
                !Boolean.TRUE.equals(paused));
    }

    private DayOfWeek day() {
        return weekday == null
                ? DayOfWeek.MONDAY
                : DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT));
    }
}
