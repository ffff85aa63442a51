package dev.marquee.ticket.refund;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingAccess.Opened;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.CancelBooking;
import dev.marquee.ticket.booking.CancelTicket;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.entry.staff.OfflineDevices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives bookings back, or some of their tickets; what was paid goes back by the event's terms. */
@RestController
@Tag(name = "Bookings")
@RequestMapping("/api/bookings/{id}")
class CancelBookingController {

    /**
     * A booking after it was given back, or as it would be given back.
     *
     * @param refund what of its money goes back; absent where nothing was paid
     * @param offlineDevices phones at the door that would not hear of it now; only for staff who
     *     ask with dry_run, and absent if there are none
     */
    record Cancelled(
            @JsonUnwrapped BookingView booking,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RefundView refund,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    OfflineDevices.@Nullable Silent offlineDevices) {

        Cancelled(BookingView booking, @Nullable RefundView refund) {
            this(booking, refund, null);
        }
    }

    private final BookingAccess access;
    private final BookingViews views;
    private final Bookings bookings;
    private final CancelBooking cancelBooking;
    private final CancelTicket cancelTicket;
    private final RequestRefund requestRefund;
    private final Refunds refunds;
    private final OfflineDevices offlineDevices;
    private final Clock clock;

    CancelBookingController(
            BookingAccess access,
            BookingViews views,
            Bookings bookings,
            CancelBooking cancelBooking,
            CancelTicket cancelTicket,
            RequestRefund requestRefund,
            Refunds refunds,
            OfflineDevices offlineDevices,
            Clock clock) {
        this.access = access;
        this.views = views;
        this.bookings = bookings;
        this.cancelBooking = cancelBooking;
        this.cancelTicket = cancelTicket;
        this.requestRefund = requestRefund;
        this.refunds = refunds;
        this.offlineDevices = offlineDevices;
        this.clock = clock;
    }

    @Operation(
            summary = "Cancel a booking",
            description =
                    """
                    The whole booking, or the tickets that are named. What is free or not paid yet is cancelled before the event begins. \
                    What is paid goes back by the event's terms: at once, less its fee, or when staff have decided. With dry_run=true \
                    nothing changes, and the answer says what would go back. Cancelling twice changes nothing.\
                    """)
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The booking, and its refund if it was paid")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state, ticket-used, refund-not-possible: it can no longer be cancelled; see state or reason")
    @PostMapping("/cancel")
    Cancelled cancel(
            @PathVariable long id,
            @Valid @RequestBody(required = false) @Nullable CancelRequest request,
            @Parameter(description = "Only say what would go back", example = "true")
                    @RequestParam(name = "dry_run", defaultValue = "false")
                    boolean dryRun,
            HttpServletRequest http) {
        var opened = access.open(id, http);
        var asked = Objects.requireNonNullElse(request, CancelRequest.ALL);
        if (isPaid(opened.booking())) return giveBack(opened, asked, dryRun);
        if (dryRun) return new Cancelled(views.of(opened.booking(), opened), null, silent(opened));
        return new Cancelled(views.of(cancel(opened, asked.ticketIds()), opened), null);
    }

    private static boolean isPaid(Booking booking) {
        return booking.amounts().paidMinor() > 0;
    }

    private Booking cancel(Opened opened, List<Long> tickets) {
        var id = opened.booking().id();
        if (tickets.isEmpty()) return cancelBooking.handle(id, opened.by());
        RefundRules.checkOwn(opened.booking(), tickets);
        tickets.forEach(ticket -> cancelTicket.handle(ticket, opened.by()));
        return bookings.find(id).orElseThrow();
    }

    private Cancelled giveBack(Opened opened, CancelRequest asked, boolean dryRun) {
        var booking = opened.booking();
        if (dryRun) {
            var offer =
                    requestRefund.offer(booking, asked.ticketIds(), opened.by(), clock.instant());
            return new Cancelled(
                    views.of(booking, opened),
                    RefundView.offered(
                            booking, offer, RequestRefund.isAutomatic(booking, opened.by())),
                    silent(opened));
        }
        return refunded(request(opened, asked), opened);
    }

    private OfflineDevices.@Nullable Silent silent(Opened opened) {
        return opened.by().staff() ? offlineDevices.of(opened.booking().event().eventId()) : null;
    }

    private Booking request(Opened opened, CancelRequest asked) {
        return requestRefund.handle(
                opened.booking().id(), asked.ticketIds(), asked.reason(), opened.by());
    }

    private Cancelled refunded(Booking booking, Opened opened) {
        var all = refunds.ofBooking(booking.id());
        var latest =
                all.reversed().stream()
                        .filter(refund -> !refund.ticketIds().isEmpty())
                        .findFirst()
                        .map(RefundView::of)
                        .orElse(null);
        return new Cancelled(views.of(booking, opened), latest);
    }

    @Operation(
            summary = "Ask for money back",
            description =
                    "For the whole booking, or the tickets that are named. Until staff have decided, its tickets admit nobody. Asking twice changes nothing.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The booking and its refund")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state, ticket-used, refund-not-possible: nothing was paid, or it is too late")
    @PostMapping("/refund-request")
    Cancelled ask(
            @PathVariable long id,
            @Valid @RequestBody(required = false) @Nullable CancelRequest request,
            HttpServletRequest http) {
        var opened = access.open(id, http);
        var asBuyer = new Opened(opened.booking(), Actor.BUYER, opened.withCodes());
        var asked = Objects.requireNonNullElse(request, CancelRequest.ALL);
        return refunded(request(asBuyer, asked), opened);
    }

    @Operation(summary = "The refunds of a booking", description = "The first one first.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "All of them")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @GetMapping("/refunds")
    List<RefundView> refunds(@PathVariable long id, HttpServletRequest http) {
        return refunds.ofBooking(access.open(id, http).booking().id()).stream()
                .map(RefundView::of)
                .toList();
    }
}
