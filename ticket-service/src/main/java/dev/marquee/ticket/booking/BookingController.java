package dev.marquee.ticket.booking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A booking, for whoever may open it. */
@RestController
@Tag(name = "Bookings")
@RequestMapping("/api/bookings")
class BookingController {

    private final BookingAccess access;
    private final BookingViews views;

    BookingController(BookingAccess access, BookingViews views) {
        this.access = access;
        this.views = views;
    }

    @Operation(
            summary = "Show a booking",
            description =
                    "To whoever has its Booking-Key, to the owner of its e-mail address, to the event's organiser and to staff.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The booking")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    @GetMapping("/{id}")
    BookingView show(@PathVariable long id, HttpServletRequest request) {
        var opened = access.open(id, request);
        return views.of(opened.booking(), opened);
    }
}
