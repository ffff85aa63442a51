package dev.marquee.ticket.seatmap;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.search.Scope;
import dev.marquee.ticket.seating.OrphanRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The seats of an event, for its organiser and for staff. */
@RestController
@Tag(name = "Seats")
class SeatStaffController {

    private static final String PATH = "/api/events/{event}/seats/staff";

    /** Which seats, and why. */
    @Schema(name = "SeatsHeldBack")
    record Block(
            @Schema(example = "[\"stalls-A-1\"]") @NotEmpty @Size(max = 5000)
                    List<@NotBlank @Size(max = 90) String> seats,
            @Schema(description = "kept for guests; blocked if it is not said") @Nullable Kind kind,
            @Schema(example = "Behind the mixing desk") @PlainText @Size(max = 200)
                    @Nullable String reason) {}

    enum Kind {
        BLOCKED,
        KEPT;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "SeatsForSale")
    record Unblock(
            @Schema(example = "[\"stalls-A-1\"]") @NotEmpty @Size(max = 5000)
                    List<@NotBlank @Size(max = 90) String> seats) {}

    @Schema(name = "SeatRules")
    record Rules(@NotNull OrphanRule orphans) {}

    @Schema(name = "SeatMove")
    record Move(@Schema(example = "stalls-C-14") @NotBlank @Size(max = 90) String seat) {}

    private final EventDesk events;
    private final ChangeSeats change;
    private final SeatOwners owners;
    private final Bookings bookings;
    private final BookingAccess access;
    private final BookingViews views;

    SeatStaffController(
            EventDesk events,
            ChangeSeats change,
            SeatOwners owners,
            Bookings bookings,
            BookingAccess access,
            BookingViews views) {
        this.events = events;
        this.change = change;
        this.owners = owners;
        this.bookings = bookings;
        this.access = access;
        this.views = views;
    }

    @Operation(
            summary = "List who sits where",
            description = "By the event's id or code, for its organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "Seats that are somebody's, or held back")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping(PATH)
    List<SeatOwners.Owned> list(
            @PathVariable String event, @Parameter(hidden = true) Caller caller) {
        return owners.of(events.open(Scope.of(caller), event).id());
    }

    @Operation(
            summary = "Take seats off the sale",
            description = "For the event's organiser and for staff. All of them, or none.")
    @ApiResponse(responseCode = "204", description = "There are as many tickets fewer now")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "seats-taken, capacity-below-sold: nothing changed")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping(PATH + "/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(
            @PathVariable String event,
            @Valid @RequestBody Block block,
            @Parameter(hidden = true) Caller caller) {
        var kind = block.kind() == null ? Kind.BLOCKED : block.kind();
        change.block(
                events.open(Scope.of(caller), event).id(),
                block.seats(),
                kind.word(),
                block.reason(),
                caller.email());
    }

    @Operation(
            summary = "Put seats on sale again",
            description = "For the event's organiser and for staff.")
    @ApiResponse(responseCode = "204", description = "They are for sale")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping(PATH + "/unblock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(
            @PathVariable String event,
            @Valid @RequestBody Unblock seats,
            @Parameter(hidden = true) Caller caller) {
        change.unblock(events.open(Scope.of(caller), event).id(), seats.seats());
    }

    @Operation(
            summary = "Say what becomes of choices that leave a single seat",
            description = "For the event's organiser and for staff.")
    @ApiResponse(responseCode = "204", description = "So it is from now on")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PutMapping(PATH + "/settings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rules(
            @PathVariable String event,
            @Valid @RequestBody Rules rules,
            @Parameter(hidden = true) Caller caller) {
        change.rule(events.open(Scope.of(caller), event).id(), rules.orphans());
    }

    @Operation(
            summary = "Move the holder of a ticket to another seat",
            description =
                    "For the event's organiser and for staff. Whoever sits there gets their seat. The codes stay valid; the buyers are mailed.")
    @ApiResponse(responseCode = "200", description = "The booking as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(responseCode = "409", description = "invalid-state, seat-taken")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PutMapping("/api/tickets/{id}/seat")
    BookingView move(
            @Parameter(description = "Of a ticket", example = "1185") @PathVariable long id,
            @Valid @RequestBody Move move,
            @Parameter(hidden = true) HttpServletRequest request) {
        var booking = bookings.idOfTicket(id).orElseThrow(() -> Problems.notFound("ticket"));
        var opened = access.open(booking, request);
        if (!opened.by().staff()) throw Problems.notFound("ticket");
        return views.of(change.move(id, move.seat(), opened.by()), opened);
    }
}
