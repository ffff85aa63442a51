package dev.marquee.ticket.wallet;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.OpenedByKey;
import dev.marquee.ticket.transfer.HolderAccess;
import dev.marquee.ticket.transfer.OpenedByTicketLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Links to Google Wallet, for whoever may see the code of the ticket. */
@RestController
@Tag(name = "Wallets")
class GoogleWalletController {

    /**
     * @param link saves the ticket to the wallet of whoever opens it
     */
    record WalletLink(
            @Schema(example = "https://pay.google.com/gp/v/save/eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
                    String link) {}

    private final GoogleWallet wallet;
    private final WalletTickets tickets;
    private final HolderAccess holders;

    GoogleWalletController(GoogleWallet wallet, WalletTickets tickets, HolderAccess holders) {
        this.wallet = wallet;
        this.tickets = tickets;
        this.holders = holders;
    }

    @Operation(
            summary = "A link that saves a ticket to Google Wallet",
            description =
                    "For whoever has it, and for staff who see codes. Whoever opens the link tells Google the event, the name and the code: ask for it when somebody wants that, and not before.")
    @OpenedByKey
    @OpenedByTicketLink
    @ApiResponse(responseCode = "200", description = "The link, which is signed")
    @ApiResponse(
            responseCode = "403",
            description = "forbidden: you may see the booking, but not the codes of its tickets")
    @ApiResponse(responseCode = "404", description = "There is no such ticket, or it is not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state, wallet-not-set-up: it is not valid, or was handed on, see state; or there is no key")
    @GetMapping("/api/tickets/{id}/wallet/google")
    ResponseEntity<WalletLink> ofTicket(
            @Parameter(example = "1185") @PathVariable long id,
            HttpServletRequest request,
            Locale reader) {
        var opened = holders.openAlsoFormer(id, request);
        if (!opened.withCode()) throw AppleWalletController.forbidden();
        if (!wallet.isSetUp()) throw AppleWalletController.notSetUp("Google");
        if (opened.byFormerHolder())
            throw InvalidState.because(
                    "ticket",
                    "put-into-a-wallet",
                    Text.of("problem.because.handed-on"),
                    "handed-on");
        var locale = tickets.language(opened.booking(), opened.ticket(), reader);
        var ticket = tickets.valid(opened.booking(), opened.ticket(), locale);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new WalletLink(wallet.link(ticket, locale)));
    }
}
