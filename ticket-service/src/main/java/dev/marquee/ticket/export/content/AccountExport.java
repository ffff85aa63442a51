package dev.marquee.ticket.export.content;

import dev.marquee.platform.export.TableFile;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Writes what accountants get. Each list is read by itself, so they only agree where all of them
 * read one moment: the caller's transaction sees to that.
 */
@Component
public class AccountExport {

    /** What a file may hold. */
    public enum Part {
        JOURNAL,
        TAXES,
        VAT,
        TOTALS
    }

    private final BookRows rows;
    private final BookTotals totals;
    private final EventCountries countries;
    private final AccountTables tables;

    AccountExport(
            BookRows rows, BookTotals totals, EventCountries countries, AccountTables tables) {
        this.rows = rows;
        this.totals = totals;
        this.countries = countries;
        this.tables = tables;
    }

    /** Writes the parts, in their order. */
    public void write(TableFile file, Set<Part> parts, Selection selection, Progress progress)
            throws IOException {
        var sums = parts.contains(Part.TAXES) || parts.contains(Part.VAT);
        var passes = (parts.contains(Part.JOURNAL) ? 1 : 0) + (sums ? 1 : 0);
        progress.expect(rows.count(selection) * passes);
        if (parts.contains(Part.JOURNAL)) {
            progress.before("journal");
            file.add(tables.journal(selection.zone()), rows.lines(selection, progress));
        }
        if (sums) {
            progress.before("taxes");
            var byRate = new RateSum.Sums();
            var byCountry = new RateSum.Sums();
            add(selection, progress, byRate, byCountry);
            if (parts.contains(Part.TAXES)) file.add(tables.taxes(), byRate.ordered());
            if (parts.contains(Part.VAT)) file.add(tables.vat(), byCountry.ordered());
        }
        if (parts.contains(Part.TOTALS)) {
            progress.before("totals");
            file.add(tables.totals(), totals.of(selection));
        }
    }

    private void add(
            Selection selection, Progress progress, RateSum.Sums byRate, RateSum.Sums byCountry) {
        var said = countries.said(selection.scope());
        for (var line : rows.lines(selection, progress)) {
            byRate.add(line, "");
            byCountry.add(line, country(line.booked(), said));
        }
    }

    private static String country(Booked booked, Map<Long, String> said) {
        var country = said.get(booked.eventId());
        return country == null ? EventCountries.ofZone(booked.timeZone()).orElse("") : country;
    }
}
