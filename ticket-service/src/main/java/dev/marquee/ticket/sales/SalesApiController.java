package dev.marquee.ticket.sales;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.figures.MoneyFigures;
import dev.marquee.ticket.figures.MoneyQuery;
import dev.marquee.ticket.figures.MoneySum;
import dev.marquee.ticket.inventory.UnconfirmedStock;
import dev.marquee.ticket.search.Days;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was sold, by day. */
@RestController
@Tag(name = "Sales")
class SalesApiController {

    /** Three years. */
    private static final int MOST_DAYS = 1_100;

    static final int USUAL_DAYS = 30;

    /** A day's sales. */
    @Schema(name = "SalesOfDay")
    record Day(
            @Schema(example = "2026-11-25") LocalDate date,
            @Schema(example = "42") int tickets,
            @Schema(example = "19") int bookings,
            @Schema(
                            description =
                                    "Decimal amounts by currency; empty where nothing was paid",
                            example = "{\"EUR\":\"1008.00\"}")
                    Map<String, String> revenue) {}

    /** The sum of all days. */
    @Schema(name = "SalesTotals")
    record Totals(
            @Schema(example = "163") int tickets,
            @Schema(example = "80") int bookings,
            @Schema(example = "{\"EUR\":\"1008.00\"}") Map<String, String> revenue,
            @Schema(
                            example = "2",
                            description = "Tickets booked in these days that were cancelled since")
                    int cancelled) {}

    @Schema(name = "SalesByDay")
    record ByDay(
            LocalDate from,
            LocalDate to,
            @Schema(example = "Europe/Lisbon") String zone,
            @Schema(description = "Every day from the first to the last") List<Day> days,
            Totals totals) {}

    @Schema(name = "SalesOfEvent")
    record OfEvent(
            @Schema(example = "7") long eventId,
            @Schema(example = "EV07") String code,
            @Schema(example = "Lantern Night") String name,
            LocalDate from,
            LocalDate to,
            @Schema(example = "Europe/Lisbon") String zone,
            List<Day> days,
            Totals totals,
            @Schema(description = "All that was ever sold, by ticket type")
                    List<EventDesk.TypeSold> ticketTypes,
            @Schema(description = "Since its sale began, for each currency") List<MoneySum> money,
            @Schema(description = "Tickets that were scanned at the door", example = "151")
                    int used,
            @Schema(description = "Tickets that nobody came with, as staff say", example = "11")
                    int noShows,
            @Nullable Unconfirmed unconfirmed,
            @Schema(description = "How far it is with its bookings; null unless it is cancelled")
                    Cancellations.@Nullable Progress cancellation) {}

    /** Set while unconfirmed reservations hold ten tickets or more, and more than are left. */
    @Schema(name = "SalesUnconfirmed")
    record Unconfirmed(
            @Schema(
                            description = "Tickets that go back on sale unless they are confirmed",
                            example = "60")
                    int tickets,
            @Schema(description = "Tickets that can be booked now", example = "12") int left) {}

    private final Sales sales;
    private final EventDesk events;
    private final UnconfirmedStock unconfirmedStock;
    private final Cancellations cancellations;
    private final MoneyFigures money;
    private final Clock clock;

    SalesApiController(
            Sales sales,
            EventDesk events,
            UnconfirmedStock unconfirmedStock,
            Cancellations cancellations,
            MoneyFigures money,
            Clock clock) {
        this.sales = sales;
        this.events = events;
        this.unconfirmedStock = unconfirmedStock;
        this.cancellations = cancellations;
        this.money = money;
        this.clock = clock;
    }

    @GetMapping("/api/sales")
    @Operation(
            summary = "What was sold, by day",
            description =
                    "Of one's own events; for admins and support staff, of all. A ticket counts on the day of its booking while it is valid or used.")
    @ApiResponse(responseCode = "200", description = "A line for every day, and their sum")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ByDay sales(
            @Parameter(description = "The first day; 30 days before the last if it is not said")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The last day; today if it is not said")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = "Only of this event")
                    @RequestParam(name = "event_id", required = false)
                    @Nullable Long eventId,
            @Parameter(
                            description =
                                    "The zone the days are of; that of the event if one is named, or else UTC",
                            example = "Europe/Lisbon")
                    @RequestParam(required = false)
                    @Nullable String zone,
            @Parameter(hidden = true) Caller caller) {
        var scope = Scope.of(caller);
        ZoneId usual =
                eventId == null ? ZoneOffset.UTC : events.open(scope, eventId.toString()).zone();
        var days = Days.zone(zone, usual);
        var last = Days.dayOr("to", to, LocalDate.ofInstant(clock.instant(), days));
        var first = Days.dayOr("from", from, last.minusDays(USUAL_DAYS - 1));
        return byDay(scope, eventId, first, last, days);
    }

    @GetMapping("/api/events/{id}/sales")
    @Operation(
            summary = "What was sold of an event, by day and by ticket type",
            description = "By the event's id or code, for its organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "A line for every day, and their sum")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    OfEvent salesOfEvent(
            @PathVariable String id,
            @Parameter(
                            description =
                                    "The first day; that of the first booking if it is not said, but at most 1,100 days ago")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The last day; today if it is not said")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = "The zone the days are of; the event's if it is not said")
                    @RequestParam(required = false)
                    @Nullable String zone,
            @Parameter(hidden = true) Caller caller) {
        var scope = Scope.of(caller);
        var event = events.open(scope, id);
        var days = Days.zone(zone, event.zone());
        var last = Days.dayOr("to", to, LocalDate.ofInstant(clock.instant(), days));
        var began =
                events.firstBooking(event.id())
                        .map(at -> LocalDate.ofInstant(at, days))
                        .filter(day -> !day.isAfter(last))
                        .orElse(last.minusDays(USUAL_DAYS - 1));
        var longest = last.minusDays(MOST_DAYS - 1);
        var first = Days.dayOr("from", from, began.isAfter(longest) ? began : longest);
        var byDay = byDay(scope, event.id(), first, last, days);
        var totals = blank(from) ? totals(scope, event.id(), began, last, days) : byDay.totals();
        return new OfEvent(
                event.id(),
                event.code(),
                event.name(),
                first,
                last,
                days.getId(),
                byDay.days(),
                totals,
                events.soldByType(event.id()),
                money.totals(MoneyQuery.ofEvent(event.id())),
                event.used(),
                event.noShows(),
                unconfirmedStock
                        .of(event.id())
                        .map(stock -> new Unconfirmed(stock.tickets(), stock.left()))
                        .orElse(null),
                event.status().equals("cancelled") ? cancellations.of(event.id()) : null);
    }

    private ByDay byDay(
            Scope scope, @Nullable Long event, LocalDate first, LocalDate last, ZoneId zone) {
        if (last.isBefore(first))
            throw Problems.invalid("to", Text.of("invalid.must-not-be-before"));
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS)
            throw Problems.invalid("from", Text.of("invalid.at-most-days-before", MOST_DAYS));
        var figures = sales.byDay(scope, event, first, last, zone);
        var days =
                first.datesUntil(last.plusDays(1))
                        .map(date -> day(date, figures.getOrDefault(date, Figures.NONE)))
                        .toList();
        return new ByDay(first, last, zone.getId(), days, sum(figures.values()));
    }

    /** Of the whole sale, however long ago it began. */
    private Totals totals(Scope scope, long event, LocalDate began, LocalDate last, ZoneId zone) {
        return sum(sales.byDay(scope, event, began, last, zone).values());
    }

    private static Totals sum(Collection<Figures> figures) {
        var sum = figures.stream().reduce(Figures.NONE, Figures::plus);
        return new Totals(sum.tickets(), sum.bookings(), sum.revenue(), sum.cancelled());
    }

    private static Day day(LocalDate date, Figures figures) {
        return new Day(date, figures.tickets(), figures.bookings(), figures.revenue());
    }

    private static boolean blank(@Nullable String given) {
        return given == null || given.isBlank();
    }
}
