package dev.marquee.ticket.customer;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.booking.Bookings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * An account's bookings are those made with its address, by a guest or signed in, as soon as the
 * address is verified: until then anybody could have typed it in.
 */
@RestController
@Tag(name = "Bookings")
class CustomerBookingsController {

    record Found(List<BookingView> items) {}

    private final Bookings bookings;
    private final BookingViews views;

    CustomerBookingsController(Bookings bookings, BookingViews views) {
        this.bookings = bookings;
        this.views = views;
    }

    @Operation(summary = "The bookings of one's own account, the newest first")
    @ApiResponse(responseCode = "200", description = "All of them, cancelled ones included")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(
            responseCode = "403",
            description = "`address-not-verified`: follow the link in the mail first")
    @ApiResponse(responseCode = "404", description = "Another account")
    @GetMapping("/api/customers/{id}/bookings")
    Found bookings(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
        var address = VerifiedAddress.of(id, caller);
        return new Found(bookings.ofBuyer(address).stream().map(views::of).toList());
    }
}
