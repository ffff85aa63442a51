package dev.marquee.ticket.delivery;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.wallet.OfferedWallets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

/** The confirmation of a booking as its mail says it, for whoever did not get the mail. */
@RestController
@Tag(name = "Documents")
class ConfirmationMailController {

    private static final Logger log = LoggerFactory.getLogger(ConfirmationMailController.class);

    /**
     * The mail as it reads now.
     *
     * @param html with its pictures in it
     */
    @Schema(name = "ConfirmationEmail")
    record ConfirmationMail(
            @Schema(example = "1184") long bookingId,
            @Schema(example = "ana.silva@example.org") String to,
            @Schema(example = "Your tickets for Lantern Night") String subject,
            @Schema(example = "<!DOCTYPE html>…") String html,
            @Schema(example = "You’re in, Ana Silva …") String text) {}

    private final BookingAccess access;
    private final NotificationClient notifications;
    private final TicketTokens tokens;
    private final TicketLinks links;
    private final RefundWords refundWords;
    private final OfferedWallets wallets;

    ConfirmationMailController(
            BookingAccess access,
            NotificationClient notifications,
            TicketTokens tokens,
            TicketLinks links,
            RefundWords refundWords,
            OfferedWallets wallets) {
        this.access = access;
        this.notifications = notifications;
        this.tokens = tokens;
        this.links = links;
        this.refundWords = refundWords;
        this.wallets = wallets;
    }

    @Operation(
            summary = "The confirmation e-mail of a booking",
            description = "As it reads now, with the codes of the tickets. Nothing is sent.")
    @OpenedByKey
    @ApiResponse(responseCode = "200", description = "The mail")
    @ApiResponse(
            responseCode = "403",
            description = "forbidden: you may see the booking, but not the codes of its tickets")
    @ApiResponse(responseCode = "404", description = "There is no such booking, or it is not yours")
    @ApiResponse(responseCode = "409", description = "invalid-state: the booking is not confirmed")
    @ApiResponse(
            responseCode = "503",
            description = "service-unavailable: the mail cannot be written now; try again")
    @GetMapping("/api/bookings/{id}/confirmation-email")
    ConfirmationMail show(
            @Parameter(example = "1184") @PathVariable long id, HttpServletRequest request) {
        var opened = access.open(id, request);
        if (!opened.withCodes())
            throw Problems.problem(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    Text.of("problem.forbidden.codes-of-tickets"));
        var booking = opened.booking();
        if (booking.status() != BookingStatus.CONFIRMED || !booking.isReachable())
            throw InvalidState.of(booking, "shown-as-its-confirmation");
        if (booking.buyersTickets().isEmpty())
            throw InvalidState.because(
                    "booking",
                    "shown-as-its-confirmation",
                    Text.of("problem.because.none-tickets-buyer-s"),
                    "handed-on");
        // the link acts for the buyer, so that staff do not see it
        var link = opened.by().staff() ? null : links.addressOf(booking);
        var preview = preview(mail(booking, link));
        return new ConfirmationMail(
                booking.id(),
                booking.buyerEmail().value(),
                preview.subject(),
                preview.html(),
                preview.text());
    }

    private Mail mail(Booking booking, @Nullable String link) {
        return new Mail(
                "preview:" + booking.id(),
                BookingNews.CONFIRMED.mailKind(),
                booking.buyerEmail().value(),
                booking.locale(),
                booking.event().organizerId(),
                BookingMail.of(
                                booking,
                                booking.buyersTickets(),
                                link,
                                null,
                                refundWords.payment(
                                        BookingNews.CONFIRMED, booking, Optional.empty()),
                                null,
                                tokens)
                        .inWallets(wallets.any()));
    }

    private NotificationClient.Preview preview(Mail mail) {
        try {
            return notifications.preview(mail);
        } catch (RestClientException e) {
            log.warn("The confirmation of a booking cannot be written", e);
            throw Problems.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service-unavailable",
                    Text.of("problem.service-unavailable.mail-cannot-be"));
        }
    }
}
