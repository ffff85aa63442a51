package dev.marquee.ticket.sales;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.search.Days;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was paid, given back, kept and is outstanding: by day, by ticket type and by offer. */
@RestController
@Tag(name = "Sales")
class SalesMoneyController {

    private static final String ADDS_UP =
            "The lines of each list add up to the totals. Payments count when they were booked, what went back when it went; what is outstanding is as of now, of what was booked until the last day.";

    private final MoneyBreakdown money;
    private final EventDesk events;

    SalesMoneyController(MoneyBreakdown money, EventDesk events) {
        this.money = money;
        this.events = events;
    }

    @GetMapping("/api/sales/money")
    @Operation(
            summary = "Money by day, by ticket type and by offer",
            description = "Of one's own events; for admins and support staff, of all. " + ADDS_UP)
    @ApiResponse(responseCode = "200", description = "Sums, each with its currency")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    MoneyBreakdown.Breakdown money(
            @Parameter(description = "The first day; 30 days before the last if it is not said")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The last day; today if it is not said")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(
                            description = "The zone the days are of; UTC if it is not said",
                            example = "Europe/Lisbon")
                    @RequestParam(required = false)
                    @Nullable String zone,
            @Parameter(hidden = true) Caller caller) {
        return money.of(Scope.of(caller), from, to, Days.zone(zone, ZoneOffset.UTC));
    }

    @GetMapping("/api/events/{id}/sales/money")
    @Operation(
            summary = "Money of an event by day, by ticket type and by offer",
            description = "By the event's id or code, for its organiser and for staff. " + ADDS_UP)
    @ApiResponse(responseCode = "200", description = "Sums, each with its currency")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    MoneyBreakdown.Breakdown moneyOfEvent(
            @PathVariable String id,
            @Parameter(description = "The first day; that of the first booking if it is not said")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "The last day; today if it is not said")
                    @RequestParam(required = false)
                    @Nullable String to,
            @Parameter(description = "The zone the days are of; the event's if it is not said")
                    @RequestParam(required = false)
                    @Nullable String zone,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(Scope.of(caller), id);
        return money.ofEvent(event.id(), from, to, Days.zone(zone, event.zone()));
    }
}
