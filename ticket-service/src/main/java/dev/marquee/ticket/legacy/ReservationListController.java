package dev.marquee.ticket.legacy;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of reservations. */
@RestController
@RequestMapping("/api/tickets")
@Tag(name = "Reservations")
class ReservationListController {

    private static final int FARTHEST_PAGE = 1_000_000;

    /**
     * A page of a list.
     *
     * @param page from 0
     * @param total of all pages
     */
    record ReservationPage(List<ReservationView> items, int page, int size, long total) {}

    private final ReservationList list;

    ReservationListController(ReservationList list) {
        this.list = list;
    }

    @Operation(
            summary = "List reservations, the newest first",
            description = "For organisers, those of their own events; for admins and support, all.")
    @ApiResponse(responseCode = "200", description = "A page of them")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "403", description = "Not with your role")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @GetMapping
    ReservationPage list(
            @Parameter(description = "Of this event alone", example = "7")
                    @RequestParam(name = "event_id", required = false)
                    @Nullable Long event,
            @Parameter(schema = @Schema(allowableValues = {"RESERVED", "CONFIRMED", "CANCELLED"}))
                    @RequestParam(defaultValue = "")
                    String status,
            @Valid @ParameterObject Paging paging,
            @Parameter(hidden = true) Caller caller) {
        return page(
                list.forStaff(caller, event, status(status), paging.page(), paging.size()),
                paging.page(),
                paging.size());
    }

    private static @Nullable ReservationStatus status(String word) {
        if (word.isBlank()) return null;
        return ReservationStatus.parse(word)
                .orElseThrow(() ->
                        Problems.invalid(
                                "status", Text.of("invalid.reserved-confirmed-or-cancelled")));
    }

    @Operation(
            summary = "The reservations of an account, the newest first",
            description =
                    """
                    One's own: made while signed in, or with one's verified address. Admins and support see those that any \
                    account made while signed in.\
                    """)
    @ApiResponse(responseCode = "200", description = "A page of them")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "404", description = "Another account")
    @GetMapping("/user/{userId}")
    ReservationPage ofUser(
            @Parameter(example = "3") @PathVariable long userId,
            @Valid @ParameterObject Paging paging,
            @Parameter(hidden = true) Caller caller) {
        var own = caller.id() == userId;
        if (!own && !caller.has("ADMIN", "SUPPORT")) throw Problems.notFound("account");
        var verified =
                own && caller.emailVerified()
                        ? EmailAddress.parse(caller.email()).orElse(null)
                        : null;
        return page(
                list.ofAccount(userId, verified, paging.page(), paging.size()),
                paging.page(),
                paging.size());
    }

    private static ReservationPage page(ReservationList.Found found, int page, int size) {
        return new ReservationPage(
                found.bookings().stream().map(ReservationView::of).toList(),
                page,
                size,
                found.total());
    }
}
