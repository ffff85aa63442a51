package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.search.ListQuery;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Bookings and attendees for programs. */
@RestController
class BookingsApiController {

    private final BookingList bookings;
    private final TicketList tickets;
    private final EventDesk events;

    BookingsApiController(BookingList bookings, TicketList tickets, EventDesk events) {
        this.bookings = bookings;
        this.tickets = tickets;
        this.events = events;
    }

    @GetMapping("/api/bookings")
    @Tag(name = "Bookings")
    @Operation(
            summary = "List bookings",
            parameters =
                    @Parameter(
                            name = "status",
                            in = ParameterIn.QUERY,
                            schema = @Schema(implementation = BookingStatus.class)),
            description =
                    """
                    Of one's own events; for admins and support staff, of all. \
                    Sorted by `created_at`, `buyer_name`, `event_name`, `quantity`, `total` or `status`, with a minus for descending; the newest come first. \
                    `total` counts up to 10000 and says so with `more`; pages after that can be read all the same.\
                    """)
    @ApiResponse(responseCode = "200", description = "A page of bookings")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Listed<BookingRow> bookings(
            @Valid @ParameterObject ListQuery query, @Parameter(hidden = true) Caller caller) {
        return bookings.page(Scope.of(caller), query);
    }

    @GetMapping("/api/attendees")
    @Tag(name = "Attendees")
    @Operation(
            summary = "List the attendees of all events",
            parameters =
                    @Parameter(
                            name = "status",
                            in = ParameterIn.QUERY,
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "reserved",
                                                "issued",
                                                "used",
                                                "cancelled",
                                                "no_show"
                                            })),
            description =
                    """
                    Every ticket with who comes with it, of one's own events; for admins and support staff, of all. \
                    Sorted by `created_at` (the usual, the newest first), `attendee_name`, `code`, `event_name`, `ticket_type`, `seat`, `price` or `status`, with a minus for descending.\
                    """)
    @ApiResponse(responseCode = "200", description = "A page of tickets")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Listed<TicketRow> attendeesOfAll(@Valid @ParameterObject ListQuery query, Caller caller) {
        return tickets.page(Scope.of(caller), query, TicketList.NEWEST_FIRST);
    }

    @GetMapping("/api/events/{id}/attendees")
    @Tag(name = "Attendees")
    @Operation(
            summary = "List the attendees of an event",
            parameters =
                    @Parameter(
                            name = "status",
                            in = ParameterIn.QUERY,
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "reserved",
                                                "issued",
                                                "used",
                                                "cancelled",
                                                "no_show"
                                            })),
            description =
                    """
                    Every ticket with who comes with it, by the event's id or code, for its organiser and for staff. \
                    Sorted by `attendee_name` (the usual), `code`, `ticket_type`, `seat`, `price`, `status` or `created_at`, with a minus for descending.\
                    """)
    @ApiResponse(responseCode = "200", description = "A page of tickets")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Listed<TicketRow> attendees(
            @PathVariable String id,
            @Valid @ParameterObject ListQuery query,
            @Parameter(hidden = true) Caller caller) {
        var scope = Scope.of(caller);
        var event = events.open(scope, id);
        return tickets.page(scope, query.of(event.id()), TicketList.BY_NAME);
    }
}
