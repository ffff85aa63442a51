package dev.marquee.ticket.export;

import dev.marquee.platform.export.Format;
import dev.marquee.ticket.search.Days;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form that orders an export.
 *
 * @param event its code; empty for all
 */
record ExportForm(
        @Pattern(regexp = ExportRequest.KINDS, message = "{invalid.export-kind}") String kind,
        @Pattern(regexp = ExportRequest.FORMATS, message = "{invalid.export-format}") String format,
        @Size(max = 100, message = "{invalid.at-most-100-characters}") String event,
        @Pattern(regexp = DAY, message = "{invalid.a-day-such-as}") String from,
        @Pattern(regexp = DAY, message = "{invalid.a-day-such-as}") String to,
        @Nullable Boolean byteMark) {

    private static final String DAY = "([0-9]{4}-[0-9]{2}-[0-9]{2})?";

    ExportForm {
        kind = Objects.requireNonNullElse(kind, "accounts");
        format = Objects.requireNonNullElse(format, "xlsx");
        event = Objects.requireNonNullElse(event, "").strip();
        from = Objects.requireNonNullElse(from, "").strip();
        to = Objects.requireNonNullElse(to, "").strip();
    }

    static ExportForm empty(String event) {
        return new ExportForm("accounts", "xlsx", event, "", "", true);
    }

    ExportOrder order(@Nullable Long eventId, ZoneId zone, Locale locale) {
        return new ExportOrder(
                ExportKind.of(kind),
                Format.valueOf(format.toUpperCase(Locale.ROOT)),
                Boolean.TRUE.equals(byteMark),
                eventId,
                day(from),
                day(to),
                zone,
                locale.toLanguageTag());
    }

    /** Whether both days are days that can be looked for. */
    boolean hasDays() {
        return isDay(from) && isDay(to);
    }

    private static boolean isDay(String text) {
        try {
            var day = day(text);
            return day == null || Days.isWithin(day);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    boolean endsBeforeItBegins() {
        return !from.isEmpty() && !to.isEmpty() && to.compareTo(from) < 0;
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
