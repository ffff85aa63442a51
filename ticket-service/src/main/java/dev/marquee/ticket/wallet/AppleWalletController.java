package dev.marquee.ticket.wallet;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingAccess;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.transfer.HolderAccess;
import dev.marquee.ticket.transfer.OpenedByTicketLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Passes for Apple Wallet, for whoever may see the codes of the tickets. */
@RestController
@Tag(name = "Wallets")
class AppleWalletController {

    private static final String PASS = "application/vnd.apple.pkpass";
    private static final String PASSES = "application/vnd.apple.pkpasses";

    private final AppleWallet wallet;
    private final WalletTickets tickets;
    private final HolderAccess holders;
    private final BookingAccess access;

    AppleWalletController(
            AppleWallet wallet, WalletTickets tickets, HolderAccess holders, BookingAccess access) {
        this.wallet = wallet;
        this.tickets = tickets;
        this.holders = holders;
        this.access = access;
    }

    @Operation(
            summary = "A ticket as a pass for Apple Wallet",
            description =
                    "For whoever has it, and for staff who see codes. Its code is that of the PDF. A ticket that was cancelled, or that its buyer handed on, is a void pass, which takes the place of the valid one in the wallet.")
    @OpenedByKey
    @OpenedByTicketLink
    @ApiResponse(
            responseCode = "200",
            description = "A signed pass",
            content =
                    @Content(
                            mediaType = PASS,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "403",
            description = "forbidden: you may see the booking, but not the codes of its tickets")
    @ApiResponse(responseCode = "404", description = "There is no such ticket, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state, wallet-not-set-up: it is not confirmed yet; or there is no certificate")
    @GetMapping("/api/tickets/{id}/wallet/apple")
    ResponseEntity<byte[]> ofTicket(
            @Parameter(example = "1185") @PathVariable long id,
            HttpServletRequest request,
            Locale reader) {
        var opened = holders.openAlsoFormer(id, request);
        if (!opened.withCode()) throw forbidden();
        if (!wallet.isSetUp()) throw notSetUp("Apple");
        var locale = tickets.language(opened.booking(), opened.ticket(), reader);
        var ticket = tickets.of(opened, locale);
        return file(ticket.code(), PASS, wallet.pass(ticket, locale));
    }

    @Operation(
            summary = "The tickets of a booking as passes for Apple Wallet",
            description =
                    "One ticket is a pass, several are a bundle of passes. Tickets that were cancelled or handed on are not in it.")
    @OpenedByKey
    @ApiResponse(
            responseCode = "200",
            description = "A signed pass, or a bundle of them",
            content = {
                @Content(mediaType = PASS, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = PASSES, schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(
            responseCode = "403",
            description = "forbidden: you may see the booking, but not the codes of its tickets")
    @ApiResponse(responseCode = "404", description = "There is no such booking, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state, too-many-tickets, wallet-not-set-up: the booking is not confirmed, or none of its tickets is valid; or a bundle cannot hold as many, so ask for each ticket; or there is no certificate")
    @GetMapping("/api/bookings/{id}/wallet/apple")
    ResponseEntity<byte[]> ofBooking(
            @Parameter(example = "1184") @PathVariable long id,
            HttpServletRequest request,
            Locale reader) {
        var opened = access.open(id, request);
        if (!opened.withCodes()) throw forbidden();
        if (!wallet.isSetUp()) throw notSetUp("Apple");
        var booking = opened.booking();
        var locale = tickets.language(booking, reader);
        var passes =
                valid(booking).stream()
                        .map(ticket -> tickets.valid(booking, ticket, locale))
                        .toList();
        return passes.size() == 1
                ? file(passes.getFirst().code(), PASS, wallet.pass(passes.getFirst(), locale))
                : file("tickets-" + id, PASSES, wallet.passes(passes, locale));
    }

    private static List<Ticket> valid(Booking booking) {
        WalletTickets.checkConfirmed(booking);
        var valid = booking.buyersTickets();
        if (valid.isEmpty())
            throw InvalidState.because(
                    "booking",
                    "put-into-a-wallet",
                    Text.of("problem.because.none-tickets-valid"),
                    TicketStatus.CANCELLED.word());
        if (valid.size() > AppleWallet.MOST)
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "too-many-tickets",
                    Text.of("problem.too-many-tickets"),
                    Map.of("most", AppleWallet.MOST));
        return valid;
    }

    static ErrorResponseException notSetUp(String name) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "wallet-not-set-up",
                Text.of("problem.wallet-not-set-up", name));
    }

    static ErrorResponseException forbidden() {
        return Problems.problem(
                HttpStatus.FORBIDDEN, "forbidden", Text.of("problem.forbidden.tickets-are-put"));
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
        var extension = type.substring(type.lastIndexOf('.'));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + extension)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}
