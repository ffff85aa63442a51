package dev.marquee.ticket.booking;

import dev.marquee.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.exc.MismatchedInputException;

/** The addresses and fields of the first ticket system, for those who integrated with it. */
@RestController
@RequestMapping("/events/api")
class ClassicTicketController {

    record Booked(boolean success, List<String> ticketIds, int quantity) {}

    record Failed(boolean success, @Nullable String error) {}

    record OnSale(long id, String name, OffsetDateTime date, int totalTickets, int bookedCount) {}

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

    @Operation(summary = "Book tickets; ticket_ids are the tickets' codes")
    @PostMapping("/book_ticket")
    Booked book(
            @Valid @RequestBody BookingRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Optional<Caller> caller) {
        var booking = bookTickets.handle(purchases.read(request, caller, key));
        var codes = booking.tickets().stream().map(t -> booking.event().ticketCode(t.number()));
        return new Booked(true, codes.toList(), booking.quantity());
    }

    @Operation(summary = "Events to come that have tickets left")
    @GetMapping("/available")
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

    @ExceptionHandler
    ResponseEntity<Failed> refused(ErrorResponseException e) {
        return failed(HttpStatus.valueOf(e.getStatusCode().value()), e.getBody().getDetail());
    }

    @ExceptionHandler
    ResponseEntity<Failed> invalid(MethodArgumentNotValidException e) {
        var error = e.getBindingResult().getAllErrors().getFirst();
        var field = error instanceof FieldError named ? snakeCase(named.getField()) + " " : "";
        return failed(HttpStatus.UNPROCESSABLE_CONTENT, field + error.getDefaultMessage());
    }

    @ExceptionHandler
    ResponseEntity<Failed> unreadable(HttpMessageNotReadableException e) {
        return e.getCause() instanceof MismatchedInputException mismatch
                        && !mismatch.getPath().isEmpty()
                ? failed(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        mismatch.getPath().getFirst().getPropertyName() + " has the wrong type")
                : failed(HttpStatus.BAD_REQUEST, "the body is missing or is not well-formed JSON");
    }

    private static String snakeCase(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static ResponseEntity<Failed> failed(HttpStatus status, @Nullable String error) {
        return ResponseEntity.status(status).body(new Failed(false, error));
    }
}
