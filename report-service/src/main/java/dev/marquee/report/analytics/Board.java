package dev.marquee.report.analytics;

import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.report.insight.Amounts;
import dev.marquee.report.insight.Insights;
import dev.marquee.report.insight.Totals;
import dev.marquee.report.metric.FactKind;
import dev.marquee.report.metric.Figure;
import dev.marquee.report.metric.Metrics;
import dev.marquee.report.metric.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures on the sign, in words. */
@Component
class Board {

    /**
     * A figure.
     *
     * @param more said smaller beside it; empty for nothing
     */
    record Item(String name, String value, String more) {}

    private final Insights insights;
    private final Metrics metrics;
    private final EventFigures figures;
    private final Names names;

    Board(Insights insights, Metrics metrics, EventFigures figures, Names names) {
        this.insights = insights;
        this.metrics = metrics;
        this.figures = figures;
        this.names = names;
    }

    /**
     * Of these days.
     *
     * @param compared the days to say the difference to; null for none
     * @param forecast of the event; null where it is about all
     */
    List<Item> of(Asked asked, @Nullable Period compared, @Nullable ForecastView forecast) {
        var totals = insights.totals(asked.sight(), asked.period());
        var items = new ArrayList<Item>();
        if (forecast != null) items.add(soFar(forecast));
        items.add(
                new Item(
                        names.word("sold"),
                        names.word("number", totals.tickets()),
                        more(asked, totals, compared)));
        items.add(
                new Item(
                        names.word("bookings"),
                        names.word("number", totals.bookings()),
                        totals.cancelledTickets() == 0
                                ? ""
                                : names.word("given-back", totals.cancelledTickets())));
        items.add(views(asked, totals));
        var money = totals.money();
        if (money != null)
            for (var amounts : money) items.add(paid(amounts, totals, money.size() == 1));
        var messages = sum(asked, FactKind.MESSAGE_SENT, Figure::n);
        if (messages > 0)
            items.add(
                    new Item(
                            names.word("messages"),
                            names.word("number", messages),
                            names.word(
                                    "messages.readers",
                                    sum(asked, FactKind.MESSAGE_SENT, Figure::qty))));
        var complaints = sum(asked, FactKind.COMPLAINT_OPENED, Figure::n);
        if (complaints > 0)
            items.add(new Item(names.word("complaints"), names.word("number", complaints), ""));
        return items;
    }

    private long sum(Asked asked, FactKind kind, ToLongFunction<Figure> figure) {
        return metrics.totals(asked.sight().subject(), kind, asked.period()).stream()
                .mapToLong(figure)
                .sum();
    }

    /** All of it, whatever days are looked at. */
    private Item soFar(ForecastView forecast) {
        var band = forecast.band();
        return new Item(
                names.word("so-far"),
                names.word("of", forecast.sold(), forecast.capacity()),
                band == null ? "" : names.word("forecast.range", band.low(), band.high()));
    }

    private String more(Asked asked, Totals totals, @Nullable Period compared) {
        if (compared == null) return "";
        var before = insights.totals(asked.sight(), compared).tickets();
        var key =
                totals.tickets() == before
                        ? "sold.same"
                        : totals.tickets() > before ? "sold.more" : "sold.fewer";
        return names.word(
                key,
                Math.abs(totals.tickets() - before),
                names.word("days", names.day(compared.from()), names.day(compared.until())));
    }

    private Item views(Asked asked, Totals totals) {
        var funnel = figures.funnel(asked.sight().subject(), asked.period());
        return new Item(
                names.word("views"),
                names.word("number", totals.views()),
                funnel.viewed() == 0
                        ? ""
                        : names.word(
                                "views.booked",
                                BigDecimal.valueOf(100 * funnel.booked())
                                        .divide(
                                                BigDecimal.valueOf(funnel.viewed()),
                                                1,
                                                RoundingMode.HALF_UP)));
    }

    /** The mean is of all bookings, which are of one currency only if there is one. */
    private Item paid(Amounts amounts, Totals totals, boolean only) {
        var net = Objects.requireNonNull(amounts.net());
        var mean = only && totals.bookings() > 0;
        return new Item(
                names.word("net"),
                text(new BigDecimal(net), amounts.currency()),
                mean
                        ? names.word("mean", text(mean(amounts, totals), amounts.currency()))
                        : names.word(
                                "gross.of",
                                text(new BigDecimal(amounts.gross()), amounts.currency())));
    }

    private static BigDecimal mean(Amounts amounts, Totals totals) {
        var gross = new BigDecimal(amounts.gross());
        return gross.subtract(new BigDecimal(amounts.discount()))
                .divide(BigDecimal.valueOf(totals.bookings()), gross.scale(), RoundingMode.HALF_UP);
    }

    private static String text(BigDecimal amount, String currency) {
        return MoneyFormat.text(amount.toPlainString(), currency, Names.locale());
    }
}
