package dev.marquee.report.wording;

import dev.marquee.platform.value.RepeatedHour;
import dev.marquee.report.ReportSettings;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How money and times read, in the language of the request; templates ask {@code @wording}. */
@Component("wording")
public class Wording {

    private final ZoneId zone;
    private final MessageSource messages;

    Wording(ReportSettings settings, MessageSource messages) {
        this.zone = settings.zone();
        this.messages = messages;
    }

    /** An amount such as €24.00. */
    public String money(String amount, String currency) {
        return money(new BigDecimal(amount), currency);
    }

    /** An amount such as €24.00. */
    public String money(BigDecimal amount, String currency) {
        var unit = Currency.getInstance(currency);
        var format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(amount);
    }

    /** A moment such as 28 Nov 2026, 20:00, in the zone of the settings. */
    public String time(Instant at) {
        return time(at.atZone(zone));
    }

    /** The same by the clock of that zone: where an event is, not where its report is read. */
    public String time(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale()).format(at)
                + RepeatedHour.mark(at.toInstant(), at.getZone(), locale());
    }

    /** The day of a moment, in the zone of the settings. */
    public String day(Instant at) {
        return day(at.atZone(zone));
    }

    /** The day by the clock of that zone. */
    public String day(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale()).format(at);
    }

    /** The zone of the settings, such as Lisbon time. */
    public String zone() {
        return zone(zone);
    }

    /** The zone in which a time is told. */
    public String zone(ZonedDateTime at) {
        return zone(at.getZone());
    }

    /** The name of another zone. */
    public String zone(String id) {
        return zone(ZoneId.of(id));
    }

    private String zone(ZoneId zone) {
        var id = zone.getId();
        if (id.contains("/") && !id.startsWith("Etc/"))
            return messages.getMessage(
                    "wording.zone",
                    new Object[] {id.substring(id.lastIndexOf('/') + 1).replace('_', ' ')},
                    locale());
        return zone.getDisplayName(TextStyle.FULL, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
