package dev.marquee.ticket.sales;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.figures.MoneyFigures;
import dev.marquee.ticket.figures.MoneyOfDay;
import dev.marquee.ticket.figures.MoneyOfOffer;
import dev.marquee.ticket.figures.MoneyOfType;
import dev.marquee.ticket.figures.MoneyQuery;
import dev.marquee.ticket.figures.MoneySum;
import dev.marquee.ticket.search.Days;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The money of some days by day, by ticket type and by offer. */
@Component
class MoneyBreakdown {

    /** Ten years: a line for a day on which money moved, and none for others. */
    private static final int MOST_DAYS = 3_660;

    private static final int USUAL_DAYS = 30;

    /** Each list adds up to the totals. */
    @Schema(name = "SalesMoneyBreakdown")
    record Breakdown(
            LocalDate from,
            LocalDate to,
            @Schema(example = "Europe/Lisbon") String zone,
            @Schema(description = "One for each currency") List<MoneySum> totals,
            @Schema(
                            description =
                                    "Days on which something moved; what is outstanding is on the day of its booking, which may be before the first")
                    List<MoneyOfDay> days,
            @Schema(
                            description =
                                    "Each payment is shared among the types of its tickets. Those with most money come first")
                    List<MoneyOfType> ticketTypes,
            @Schema(
                            description =
                                    "The last one of a currency, without an id, is all other bookings")
                    List<MoneyOfOffer> offers) {}

    private final MoneyFigures money;
    private final EventDesk events;
    private final Clock clock;

    MoneyBreakdown(MoneyFigures money, EventDesk events, Clock clock) {
        this.money = money;
        this.events = events;
        this.clock = clock;
    }

    /** Of all events of the scope: of the last 30 days, where no days are said. */
    Breakdown of(Scope scope, @Nullable String from, @Nullable String to, ZoneId zone) {
        var last = Days.dayOr("to", to, today(zone));
        var first = Days.dayOr("from", from, last.minusDays(USUAL_DAYS - 1));
        return read(scope, null, first, last, zone);
    }

    /** Of an event: since its first booking, where no days are said. */
    Breakdown ofEvent(long event, @Nullable String from, @Nullable String to, ZoneId zone) {
        var last = Days.dayOr("to", to, today(zone));
        var began =
                events.firstBooking(event)
                        .map(at -> LocalDate.ofInstant(at, zone))
                        .filter(day -> !day.isAfter(last))
                        .orElse(last);
        return read(new Scope(null), event, Days.dayOr("from", from, began), last, zone);
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Breakdown read(
            Scope scope, @Nullable Long event, LocalDate first, LocalDate last, ZoneId zone) {
        if (last.isBefore(first))
            throw Problems.invalid("to", Text.of("invalid.must-not-be-before"));
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS)
            throw Problems.invalid("from", Text.of("invalid.at-most-days-before", MOST_DAYS));
        var query =
                MoneyQuery.of(
                        scope,
                        event,
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant(),
                        zone);
        var totals = money.totals(query);
        var nothing = totals.isEmpty();
        return new Breakdown(
                first,
                last,
                zone.getId(),
                totals,
                nothing ? List.of() : money.byDay(query),
                nothing ? List.of() : money.byTicketType(query),
                money.byOffer(query));
    }
}
