package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingView;
import dev.marquee.ticket.booking.BookingViews;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.ChangeAttendee;
import dev.marquee.ticket.booking.CorrectBuyer;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.booking.ResendConfirmation;
import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What staff does to bookings, for programs. Confirming and cancelling is open to buyers too. */
@RestController
class BookingActionsApiController {

    record NameChange(
            @Schema(description = "Who comes; null or empty for the buyer", example = "Rui Costa")
                    @Size(max = ChangeAttendee.LONGEST)
                    @PlainText
                    @PersonName
                    @Nullable String name,
            @Schema(
                            description =
                                    "Where they are written to; staff alone change it. Another address is sent another code, and the one before is no longer valid. Absent: as it is",
                            example = "rui.costa@example.org")
                    @Size(max = 254)
                    @Nullable String email) {}

    private final BookingDesk desk;
    private final BookingViews views;
    private final ChangeAttendee changeAttendee;
    private final ResendConfirmation resendConfirmation;
    private final CorrectBuyer correctBuyer;
    private final BookingHistory history;
    private final PatchReader patches;
    private final Bookings bookings;
    private final BookingAccess access;

    BookingActionsApiController(
            BookingDesk desk,
            BookingViews views,
            ChangeAttendee changeAttendee,
            ResendConfirmation resendConfirmation,
            CorrectBuyer correctBuyer,
            BookingHistory history,
            PatchReader patches,
            Bookings bookings,
            BookingAccess access) {
        this.desk = desk;
        this.views = views;
        this.changeAttendee = changeAttendee;
        this.resendConfirmation = resendConfirmation;
        this.correctBuyer = correctBuyer;
        this.history = history;
        this.patches = patches;
        this.bookings = bookings;
        this.access = access;
    }

    @GetMapping("/api/bookings/{id}/history")
    @Tag(name = "Bookings")
    @Operation(
            summary = "What became of a booking since it was made, in order",
            description = "For the event's organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "Nothing, or one thing after the other")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    List<BookingHistory.Entry> history(@PathVariable long id, Caller caller) {
        return history.of(desk.open(id, caller).booking().id());
    }

    @PostMapping("/api/bookings/{id}/resend")
    @Tag(name = "Bookings")
    @Operation(
            summary = "Send the buyer the tickets once more",
            description = "Those that are valid now; for the event's organiser and for staff.")
    @ApiResponse(responseCode = "200", description = "The mail is owed; the booking is unchanged")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: it is not confirmed; see state")
    BookingView resend(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
        var booking = desk.open(id, caller).booking();
        return views.of(resendConfirmation.handle(booking.id(), Actor.staff(caller)), caller);
    }

    @PatchMapping(
            path = "/api/bookings/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Tag(name = "Bookings")
    @Operation(
            summary = "Correct who bought a booking",
            description =
                    "For the event's organiser and for staff. A JSON merge patch (RFC 7396): what is absent stays as it is; null removes the telephone number, and is refused for the name and the address. After another e-mail address the tickets are sent there at once, and links that were mailed to the former one end. The same details again change nothing.")
    @ApiResponse(responseCode = "200", description = "The booking as it is now")
    @ApiResponse(responseCode = "404", description = "not-found: no such booking, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "quota-exceeded, invalid-state: the new address would have too many tickets of the event; or it was cancelled, or its buyer erased")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    BookingView correct(
            @PathVariable long id,
            @RequestBody MergePatch<BuyerRequest> body,
            @Parameter(hidden = true) Caller caller) {
        var booking = desk.openBooking(id, caller);
        return views.of(
                correctBuyer.handle(
                        booking.id(),
                        stored -> patches.apply(body, BuyerRequest.of(stored)).buyer(stored),
                        Actor.staff(caller)),
                caller);
    }

    @PutMapping("/api/tickets/{id}/attendee")
    @Tag(name = "Attendees")
    @Operation(
            summary = "Say who comes with a ticket",
            description =
                    "For whoever may open its booking. A buyer can replace a name once, to correct it; staff as often as they like. The code stays valid: to give it to somebody else, hand it on. The same name again changes nothing.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The ticket's booking")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: it was used, cancelled, handed on or renamed before; see state")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    BookingView rename(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @Valid @RequestBody NameChange change,
            @Parameter(hidden = true) HttpServletRequest request) {
        var booking = bookings.idOfTicket(id).orElseThrow(() -> Problems.notFound("ticket"));
        var opened = access.open(booking, request);
        var email = email(change);
        if (email != null && !opened.by().staff())
            throw Problems.invalid("email", Text.of("invalid.changed-by-staff-hand"));
        var renamed = changeAttendee.handle(id, change.name(), opened.by());
        return views.of(
                email == null ? renamed : changeAttendee.mailTo(id, email, opened.by()), opened);
    }

    private static @Nullable EmailAddress email(NameChange change) {
        if (change.email() == null || change.email().isBlank()) return null;
        return EmailAddress.parse(change.email().strip())
                .orElseThrow(() -> Problems.invalid("email", Text.of("invalid.an-e-mail-address")));
    }
}
