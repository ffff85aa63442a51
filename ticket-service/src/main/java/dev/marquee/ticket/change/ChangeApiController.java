package dev.marquee.ticket.change;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.entry.staff.OfflineDevices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes of tickets, for programs of the staff. */
@RestController
@Tag(name = "Changes")
@RequestMapping("/api/bookings/{id}")
class ChangeApiController {

    private final ChangeDesk desk;
    private final ChangeTickets changeTickets;
    private final EndDifference endDifference;
    private final TicketChanges changes;
    private final BookingViews views;
    private final OfflineDevices offlineDevices;

    ChangeApiController(
            ChangeDesk desk,
            ChangeTickets changeTickets,
            EndDifference endDifference,
            TicketChanges changes,
            BookingViews views,
            OfflineDevices offlineDevices) {
        this.desk = desk;
        this.changeTickets = changeTickets;
        this.endDifference = endDifference;
        this.changes = changes;
        this.views = views;
        this.offlineDevices = offlineDevices;
    }

    @Operation(
            summary = "Change the type or the event of tickets",
            description =
                    """
                    For the event's organiser and for staff. Within the event, tickets keep their ids and codes. In another event of the same \
                    organiser and currency they become a new booking with new codes, and what was paid moves along. If the tickets become \
                    dearer, the buyer is asked for the difference and they are changed when it is paid (ask), or nobody pays it (waive); if they become cheaper, \
                    it goes back (give_back) or not (keep). With dry_run nothing changes, and phones at the door that would not hear of it are named. Tickets that have the type already stay as they are.\
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "The change; without an id if nothing was changed")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "sold-out, quota-exceeded, event-not-on-sale, ticket-used, not-exchangeable, price-changed, invalid-state: nothing was changed")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping("/change")
    ChangeView change(
            @PathVariable long id,
            @Valid @RequestBody ChangeRequest request,
            @Parameter(hidden = true) Caller caller) {
        var booking = desk.open(id, caller);
        var command = request.in(booking.currency());
        return Boolean.TRUE.equals(request.dryRun())
                ? ChangeView.of(changeTickets.preview(id, command))
                        .warning(offlineDevices.of(booking.event().eventId()))
                : ChangeView.of(changeTickets.handle(id, command, Actor.staff(caller)));
    }

    @Operation(
            summary = "The changes of a booking's tickets",
            description =
                    "The first one first, with those that brought tickets here. For the event's organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "All of them")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @GetMapping("/changes")
    List<ChangeView> changes(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
        return changes.ofBooking(desk.open(id, caller).id()).stream().map(ChangeView::of).toList();
    }

    @Operation(
            summary = "Note that the difference of a change was paid to you",
            description =
                    "By transfer or in cash; the tickets are changed at once. For the event's organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "The booking as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: no difference waits to be paid, or the change is not possible any more; see state")
    @PostMapping("/change/paid")
    BookingView paid(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
        desk.open(id, caller);
        return views.of(endDifference.paid(id), caller);
    }

    @Operation(
            summary = "Withdraw a change whose difference is not paid",
            description =
                    "The tickets stay what they are; what is paid all the same goes back. For the event's organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "The booking as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: no difference waits to be paid; see state")
    @PostMapping("/change/withdraw")
    BookingView withdraw(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
        desk.open(id, caller);
        return views.of(endDifference.withdraw(id, Actor.staff(caller)), caller);
    }
}
