package dev.marquee.ticket.export;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.ticket.export.content.AccountExport.Part;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an export holds. */
enum ExportKind {
    /** Journal, taxes, VAT by country and totals, of one moment. */
    ACCOUNTS(Part.JOURNAL, Part.TAXES, Part.VAT, Part.TOTALS),
    JOURNAL(Part.JOURNAL),
    TAXES(Part.TAXES),
    VAT(Part.VAT),
    /** Tickets with who comes with them. */
    ATTENDEES,
    /** Who wants news. */
    MARKETING;

    private final Set<Part> parts;

    ExportKind(Part... parts) {
        this.parts = parts.length == 0 ? Set.of() : EnumSet.of(parts[0], parts);
    }

    /** What it holds for accountants; nothing where it is of people. */
    Set<Part> parts() {
        return parts;
    }

    /** How long a file can be fetched. Who wants news is soon not true any more. */
    Duration kept() {
        return this == MARKETING ? Duration.ofDays(1) : Duration.ofDays(7);
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ExportKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
