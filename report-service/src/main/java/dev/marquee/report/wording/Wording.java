package dev.marquee.report.wording;

import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.platform.value.TimeFormat;
import dev.marquee.platform.web.StaffTime;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How money and times of events read, in the language of the request; templates ask {@code
 * @wording}.
 */
@Component("wording")
public class Wording {

    private final StaffTime staffTime;

    Wording(StaffTime staffTime) {
        this.staffTime = staffTime;
    }

    /** An amount such as €24.00. */
    public String money(String amount, String currency) {
        return money(new BigDecimal(amount), currency);
    }

    /** An amount such as €24.00. */
    public String money(BigDecimal amount, String currency) {
        return MoneyFormat.text(amount.toPlainString(), currency, locale());
    }

    /** A time such as 28 Nov 2026, 20:00, where an event is: not where its report is read. */
    public String time(ZonedDateTime at) {
        return TimeFormat.minute(at, locale());
    }

    /** The day there. */
    public String day(ZonedDateTime at) {
        return TimeFormat.day(at, locale());
    }

    /** The zone in which a time is told. */
    public String zone(ZonedDateTime at) {
        return staffTime.nameOf(at.getZone());
    }

    /** The name of a zone. */
    public String zone(String id) {
        return staffTime.nameOf(ZoneId.of(id));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
