package dev.marquee.ticket.insight;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.Bookings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Analytics that are about somebody: for themselves, and for who runs the place. */
@RestController
@RequestMapping("/api/analytics")
@Tag(name = "Interactions")
class InsightController {

    private final PersonalFigures figures;
    private final Bookings bookings;
    private final BookingAccess access;

    InsightController(PersonalFigures figures, Bookings bookings, BookingAccess access) {
        this.figures = figures;
        this.bookings = bookings;
        this.access = access;
    }

    @GetMapping("/user/{id}")
    @Operation(
            summary = "What an account booked, came to and spent",
            description =
                    "One's own: booked while signed in, or with one's verified address. For admins, what any account booked while it was signed in. Views and searches of a person are not kept: they are null.")
    @ApiResponse(responseCode = "200", description = "As the rows are now")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "404", description = "Another account")
    PersonView user(
            @Parameter(example = "3") @PathVariable long id,
            @Parameter(hidden = true) Caller caller) {
        var own = caller.id() == id;
        if (!own && !caller.has("ADMIN")) throw Problems.notFound("account");
        var verified =
                own && caller.emailVerified()
                        ? EmailAddress.parse(caller.email()).orElse(null)
                        : null;
        return figures.of(id, verified);
    }

    @GetMapping("/ticket/{id}")
    @Operation(
            summary = "What became of a ticket: its state, and its scans",
            description =
                    "For whoever may see its booking, signed in. Who looked at its page is not kept.")
    @ApiResponse(responseCode = "200", description = "As the rows are now")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not yours")
    TicketFiguresView ticket(
            @Parameter(example = "1185") @PathVariable long id,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        // The caller is asked for so that services, which are nobody, are told 401.
        var booking = bookings.idOfTicket(id).orElseThrow(() -> Problems.notFound("ticket"));
        return figures.of(access.open(booking, request).booking(), id);
    }
}
