package dev.marquee.ticket.sales;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.figures.MoneyFigures;
import dev.marquee.ticket.figures.MoneyQuery;
import dev.marquee.ticket.figures.MoneySum;
import dev.marquee.ticket.ledger.BrokenLedgers;
import dev.marquee.ticket.search.Days;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How it is going: what dashboards show. */
@RestController
@Tag(name = "Sales")
class SalesSummaryController {

    /** What was sold from a day to a day. */
    @Schema(name = "SalesOfPeriod")
    record Period(
            LocalDate from,
            LocalDate to,
            @Schema(example = "42") int tickets,
            @Schema(example = "19") int bookings,
            @Schema(example = "{\"EUR\":\"1008.00\"}") Map<String, String> revenue) {}

    /** A period so far, and the whole one before it. */
    @Schema(name = "SalesCompared")
    record Compared(
            LocalDate from,
            LocalDate to,
            @Schema(example = "42") int tickets,
            @Schema(example = "19") int bookings,
            @Schema(example = "{\"EUR\":\"1008.00\"}") Map<String, String> revenue,
            Period before) {

        static Compared of(Period now, Period before) {
            return new Compared(now.from, now.to, now.tickets, now.bookings, now.revenue, before);
        }
    }

    @Schema(name = "SalesSummary")
    record Summary(
            @Schema(example = "Europe/Lisbon") String zone,
            Compared today,
            @Schema(description = "From Monday") Compared week,
            Compared month,
            @Schema(
                            description = "Published events that are not over, sold out or not",
                            example = "7")
                    int onSaleEvents,
            @Schema(description = "Of these, how many tickets there are", example = "1200")
                    int capacity,
            @Schema(description = "Of these, how many are taken", example = "731") int sold,
            @Schema(
                            description =
                                    "Those with at most a tenth left, but not none; the fullest first")
                    List<Occupancy.Filling> nearlySoldOut,
            @Schema(
                            description =
                                    "For each currency: what was paid and given back this month, and what is outstanding now")
                    List<MoneySum> money,
            @Schema(
                            description =
                                    "Events whose last ledger check found something that does not agree; null for who does not read ledgers",
                            example = "0")
                    @Nullable Integer ledgerBroken) {}

    private final Sales sales;
    private final Occupancy occupancy;
    private final MoneyFigures money;
    private final BrokenLedgers ledgers;
    private final Clock clock;

    SalesSummaryController(
            Sales sales,
            Occupancy occupancy,
            MoneyFigures money,
            BrokenLedgers ledgers,
            Clock clock) {
        this.sales = sales;
        this.occupancy = occupancy;
        this.money = money;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @GetMapping("/api/sales/summary")
    @Operation(
            summary = "Today, this week and this month, and how full the events on sale are",
            description = "Of one's own events; for admins and support staff, of all.")
    @ApiResponse(responseCode = "200", description = "The figures as they are now")
    @ApiResponse(responseCode = "422", description = "invalid-input: no such zone")
    Summary summary(
            @Parameter(
                            description = "The zone whose days count; UTC if it is not said",
                            example = "Europe/Lisbon")
                    @RequestParam(required = false)
                    @Nullable String zone,
            @Parameter(hidden = true) Caller caller) {
        var scope = Scope.of(caller);
        var days = Days.zone(zone, ZoneOffset.UTC);
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, days);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var first = today.withDayOfMonth(1);
        var figures = sales.byDay(scope, null, first.minusMonths(1), today, days);
        var onSale = occupancy.onSale(scope, now);
        return new Summary(
                days.getId(),
                compared(figures, today, today, today.minusDays(1)),
                compared(figures, today, monday, monday.minusWeeks(1)),
                compared(figures, today, first, first.minusMonths(1)),
                onSale.events(),
                onSale.capacity(),
                onSale.sold(),
                occupancy.nearlySoldOut(scope, now),
                money.totals(MoneyQuery.since(scope, first.atStartOfDay(days).toInstant())),
                caller.has("ADMIN", "ORGANIZER") ? ledgers.count(scope) : null);
    }

    /** From a day to today, and from another to before that day. */
    private static Compared compared(
            NavigableMap<LocalDate, Figures> figures,
            LocalDate today,
            LocalDate from,
            LocalDate before) {
        return Compared.of(
                period(figures, from, today), period(figures, before, from.minusDays(1)));
    }

    private static Period period(
            NavigableMap<LocalDate, Figures> figures, LocalDate from, LocalDate to) {
        var sum =
                figures.subMap(from, true, to, true).values().stream()
                        .reduce(Figures.NONE, Figures::plus);
        return new Period(from, to, sum.tickets(), sum.bookings(), sum.revenue());
    }
}
