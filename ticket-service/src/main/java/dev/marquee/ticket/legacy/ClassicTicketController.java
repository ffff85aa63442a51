package dev.marquee.ticket.legacy;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.BookTickets;
import dev.marquee.ticket.checkout.BookingRequest;
import dev.marquee.ticket.checkout.Purchases;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The addresses and fields of the first ticket system, for those who integrated with it. */
@RestController
@Tag(name = "Older addresses")
class ClassicTicketController {

    static final String BOOKING = "/events/api/book_ticket";

    /** Ids are what {@code /api/tickets/{id}} takes; codes are what the tickets show. */
    record Booked(
            boolean success,
            @Schema(example = "[1185, 1186]") List<Long> ticketIds,
            @Schema(example = "[\"EV07-160\", \"EV07-161\"]") List<String> ticketCodes,
            int quantity) {}

    record OnSale(
            long id,
            @Schema(example = "Lantern Night: jazz on the river") String name,
            OffsetDateTime date,
            int totalTickets,
            int bookedCount) {}

    private final Purchases purchases;
    private final BookTickets bookTickets;
    private final Stocks stocks;
    private final Clock clock;

    ClassicTicketController(
            Purchases purchases, BookTickets bookTickets, Stocks stocks, Clock clock) {
        this.purchases = purchases;
        this.bookTickets = bookTickets;
        this.stocks = stocks;
        this.clock = clock;
    }

    @Operation(summary = "Book tickets")
    @ApiResponse(responseCode = "200", description = "Booked; the tickets are sent by e-mail")
    @ApiResponse(responseCode = "400", description = "unreadable-body")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "413", description = "body-too-large")
    @ApiResponse(responseCode = "415", description = "unsupported-media-type")
    @ApiResponse(
            responseCode = "409",
            description = "sold-out, quota-exceeded, event-not-on-sale or request-in-progress")
    @ApiResponse(responseCode = "422", description = "invalid-input or idempotency-key-reused")
    @ApiResponse(responseCode = "429", description = "too-many-requests")
    @ApiResponse(responseCode = "503", description = "busy, service-unavailable")
    @PostMapping(BOOKING)
    ResponseEntity<Booked> book(
            @Valid @RequestBody BookingRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Optional<Caller> caller) {
        var result = bookTickets.handle(purchases.read(request, caller, key), caller);
        var booking = result.booking();
        var codes = booking.tickets().stream().map(t -> booking.event().ticketCode(t.number()));
        return ResponseEntity.ok()
                .headers(result.headers())
                .body(
                        new Booked(
                                true,
                                booking.tickets().stream().map(Ticket::id).toList(),
                                codes.toList(),
                                booking.quantity()));
    }

    @Operation(summary = "Events to come that have tickets left")
    @GetMapping("/events/api/available")
    List<OnSale> available() {
        return stocks.onSale(clock.instant()).stream()
                .map(ClassicTicketController::onSale)
                .toList();
    }

    private static OnSale onSale(Stock stock) {
        var event = stock.terms();
        return new OnSale(
                event.eventId(),
                event.name(),
                event.startsAt().atZone(ZoneId.of(event.timeZone())).toOffsetDateTime(),
                stock.capacity(),
                stock.sold());
    }
}
