package dev.marquee.ticket.transfer;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Bookings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What mailed links open: a ticket for its holder, and an offer for its receiver. */
@RestController
@Tag(name = "Transfers")
class HolderController {

    /** An offered ticket, without anything that admits. */
    record Offer(
            TransferView transfer,
            @Schema(example = "EV07") String eventCode,
            @Schema(example = "Lantern Night") String eventName,
            @Schema(example = "2030-11-28T20:00:00Z") Instant eventStartsAt,
            @Nullable Instant eventEndsAt,
            @Schema(example = "Europe/Lisbon") String timeZone,
            @Schema(example = "Riverside Stage") String location,
            @Schema(example = "Standing") String ticketType) {}

    /**
     * The ticket for its new holder.
     *
     * @param link opens it later on
     */
    record Accepted(
            HeldTicketView ticket,
            @Schema(example = "https://tickets.example.org/h/wx-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    String link) {}

    private final HolderAccess access;
    private final HolderLinks links;
    private final TransferTickets transfers;
    private final HeldTickets held;
    private final Bookings bookings;
    private final ReaderLocales locales;

    HolderController(
            HolderAccess access,
            HolderLinks links,
            TransferTickets transfers,
            HeldTickets held,
            Bookings bookings,
            ReaderLocales locales) {
        this.locales = locales;
        this.access = access;
        this.links = links;
        this.transfers = transfers;
        this.held = held;
        this.bookings = bookings;
    }

    @Operation(
            summary = "Open a ticket by its holder's link",
            description = "The token is the last part of the link's address.")
    @ApiResponse(responseCode = "200", description = "The ticket, whatever its status")
    @ApiResponse(responseCode = "404", description = "not-found: no link to a ticket")
    @ApiResponse(
            responseCode = "410",
            description = "link-expired: it was handed on, or the event is over; see reason")
    @GetMapping("/api/tickets/link")
    HeldTicketView open(
            @Parameter(
                            description = "The token of the link",
                            example = "wx-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    @RequestHeader(HolderLinks.HEADER)
                    String token) {
        var opened = access.open(token);
        return held.of(opened.booking(), opened.ticket());
    }

    @Operation(
            summary = "Show an offered ticket",
            description = "For whoever has the mailed link. Nothing in it admits to the event.")
    @ApiResponse(responseCode = "200", description = "The offer, open or ended")
    @ApiResponse(responseCode = "404", description = "not-found: no link to an offer")
    @GetMapping("/api/transfers/{token}")
    Offer offer(@Token @PathVariable String token) {
        var transfer = access.offer(token);
        var booking = bookings.find(transfer.bookingId()).orElseThrow();
        var event = booking.event();
        return new Offer(
                held.of(transfer, booking),
                event.code(),
                event.name(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.location(),
                booking.ticket(transfer.ticketId()).shownType());
    }

    @Operation(
            summary = "Accept an offered ticket",
            description =
                    "The ticket is the receiver's from now on, with another code; what admitted before is answered with `replaced`. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The ticket, with its code")
    @ApiResponse(responseCode = "404", description = "not-found: no link to an offer")
    @ApiResponse(
            responseCode = "409",
            description = "transfer-not-possible: see reason. The ticket stays what it was")
    @ApiResponse(
            responseCode = "410",
            description = "transfer-ended: it was taken back, declined or is too old; see state")
    @PostMapping("/api/transfers/{token}/accept")
    Accepted accept(@Token @PathVariable String token) {
        var transfer = access.offer(token);
        var booking =
                transfers.accept(
                        transfer,
                        locales.kept(Caller.current()).map(Locale::toLanguageTag).orElse(null));
        var ticket = booking.ticket(transfer.ticketId());
        return new Accepted(held.of(booking, ticket), links.addressOf(ticket, transfer.toEmail()));
    }

    @Operation(
            summary = "Decline an offered ticket",
            description = "It stays with who offered it. A second time changes nothing.")
    @ApiResponse(responseCode = "204", description = "Declined")
    @ApiResponse(responseCode = "404", description = "not-found: no link to an offer")
    @ApiResponse(
            responseCode = "410",
            description = "transfer-ended: it was accepted or taken back; see state")
    @PostMapping("/api/transfers/{token}/decline")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(@Token @PathVariable String token) {
        transfers.decline(access.offer(token));
    }
}
