package dev.marquee.report.dashboard;

import dev.marquee.platform.language.DateFormats;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.StaffTime;
import dev.marquee.report.client.SalesClient;
import dev.marquee.report.dashboard.Board.Income;
import dev.marquee.report.dashboard.Board.Money;
import dev.marquee.report.dashboard.Board.Sold;
import dev.marquee.report.wording.Wording;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts ticket-service's figures on the sign, and adds none of its own. */
@Component
class Boards {

    private final Wording wording;
    private final Clock clock;
    private final StaffTime staffTime;

    Boards(Wording wording, Clock clock, StaffTime staffTime) {
        this.wording = wording;
        this.clock = clock;
        this.staffTime = staffTime;
    }

    /** Support helps buyers and does not need to know what is earned: it sees no money. */
    Board of(SalesClient.Summary summary, Caller caller) {
        return new Board(
                List.of(
                        sold("today", summary.today()),
                        sold("week", summary.week()),
                        sold("month", summary.month())),
                caller.has("ADMIN", "ORGANIZER") ? income(summary.month()) : List.of(),
                caller.has("ADMIN", "ORGANIZER") ? money(summary) : List.of(),
                summary.onSaleEvents(),
                summary.sold(),
                summary.capacity(),
                Math.max(0, summary.capacity() - summary.sold()),
                percent(summary.sold(), summary.capacity()),
                DateFormats.of("HH:mm", LocaleContextHolder.getLocale())
                        .format(clock.instant().atZone(staffTime.zone())));
    }

    static int percent(long part, long whole) {
        return whole == 0 ? 0 : Math.toIntExact(Math.round(part * 100.0 / whole));
    }

    private static Sold sold(String period, SalesClient.Period now) {
        var change = now.tickets() - now.before().tickets();
        return new Sold(period, now.tickets(), Math.abs(change), Long.signum(change));
    }

    private List<Money> money(SalesClient.Summary summary) {
        if (summary.money() == null) return List.of();
        return summary.money().stream()
                .map(sum ->
                        new Money(
                                wording.money(new BigDecimal(sum.paid()), sum.currency()),
                                wording.money(new BigDecimal(sum.outstanding()), sum.currency()),
                                wording.money(new BigDecimal(sum.refunded()), sum.currency()),
                                wording.money(new BigDecimal(sum.feesKept()), sum.currency())))
                .toList();
    }

    /** A currency that money came in, now or before. */
    private List<Income> income(SalesClient.Period now) {
        var currencies = new TreeSet<>(now.revenue().keySet());
        currencies.addAll(now.before().revenue().keySet());
        return currencies.stream()
                .map(currency -> {
                    var amount = new BigDecimal(now.revenue().getOrDefault(currency, "0"));
                    var before = now.before().revenue().getOrDefault(currency, "0");
                    var change = amount.subtract(new BigDecimal(before));
                    return new Income(
                            wording.money(amount, currency),
                            wording.money(change.abs(), currency),
                            change.signum());
                })
                .toList();
    }
}
