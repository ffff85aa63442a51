package dev.marquee.ticket.export;

import dev.marquee.platform.export.Format;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a program wants a file of. */
record ExportRequest(
        @Schema(
                        description =
                                "accounts: journal, taxes, VAT by country and totals of one moment, in one file",
                        allowableValues = {
                            "accounts",
                            "journal",
                            "taxes",
                            "vat",
                            "attendees",
                            "marketing"
                        },
                        example = "accounts")
                @NotNull
                @Pattern(regexp = KINDS, message = "{invalid.export-kind}")
                String kind,
        @Schema(
                        allowableValues = {"csv", "xlsx"},
                        example = "csv")
                @NotNull
                @Pattern(regexp = FORMATS, message = "{invalid.export-format}")
                String format,
        @Schema(description = "Of this event alone", example = "7") @Nullable Long eventId,
        @Schema(description = "The first day", example = "2026-11-01") @Nullable LocalDate from,
        @Schema(description = "The last day", example = "2026-11-30") @Nullable LocalDate to,
        @Schema(
                        description = "The zone that days are of; UTC if it is not said",
                        example = "Europe/Lisbon")
                @Size(max = 50, message = "{invalid.time-zone}")
                @Nullable String zone,
        @Schema(
                        description =
                                "Whether CSV begins with a byte order mark, by which spreadsheets know UTF-8; so it does if it is not said",
                        example = "true")
                @Nullable Boolean byteMark) {

    static final String KINDS = "(accounts|journal|taxes|vat|attendees|marketing)";
    static final String FORMATS = "(csv|xlsx)";

    ExportOrder order(ZoneId zone, Locale locale) {
        return new ExportOrder(
                ExportKind.of(kind),
                Format.valueOf(format.toUpperCase(Locale.ROOT)),
                byteMark == null || byteMark,
                eventId,
                from,
                to,
                zone,
                locale.toLanguageTag());
    }
}
