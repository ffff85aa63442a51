package dev.marquee.ticket.lookup;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.TicketLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Opens a booking by the link that was mailed to its buyer. */
@RestController
@Tag(name = "Look-up")
class TicketLinkController {

    /**
     * A booking, and how long its link opens it.
     *
     * @param validUntil a day after the event's end; earlier if the booking is cancelled
     */
    record OpenedLink(BookingView booking, Instant validUntil) {}

    private final TicketLinks links;
    private final Bookings bookings;
    private final BookingViews views;

    TicketLinkController(TicketLinks links, Bookings bookings, BookingViews views) {
        this.links = links;
        this.bookings = bookings;
        this.views = views;
    }

    @Operation(
            summary = "Open a booking by its mailed link",
            description =
                    "The token is the last part of the link's address. With the same header the booking can be shown and cancelled by its id.")
    @ApiResponse(responseCode = "200", description = "The booking, waiting or confirmed")
    @ApiResponse(
            responseCode = "404",
            description = "not-found: no link to a booking's present buyer")
    @ApiResponse(
            responseCode = "410",
            description =
                    "`link-expired`: the booking was cancelled or expired, or the event is over; see `reason`")
    @GetMapping("/api/bookings/link")
    OpenedLink open(
            @Parameter(
                            description = "The token of the link",
                            example = "wc-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    @RequestHeader(TicketLinks.HEADER)
                    String token) {
        var booking =
                links.bookingId(token)
                        .flatMap(bookings::find)
                        .filter(found -> links.isOf(token, found))
                        .orElseThrow(() -> Problems.notFound("link"));
        links.endedBecause(booking)
                .map(ended(booking))
                .ifPresent(problem -> {
                    throw problem;
                });
        return new OpenedLink(views.of(booking), links.validUntil(booking));
    }

    private static Function<String, ErrorResponseException> ended(Booking booking) {
        return reason ->
                Problems.problem(
                        HttpStatus.GONE,
                        "link-expired",
                        reason.equals("over")
                                ? Text.of("problem.link-expired.event-is-over")
                                : Text.of("problem.link-expired.booking." + reason),
                        Map.of(
                                "reason",
                                reason,
                                "event_code",
                                booking.event().code(),
                                "event_name",
                                booking.event().name()));
    }
}
