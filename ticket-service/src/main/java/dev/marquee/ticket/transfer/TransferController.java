package dev.marquee.ticket.transfer;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.OpenedByKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Offers tickets, and takes offers back: for who has the ticket, and for staff. */
@RestController
@Tag(name = "Transfers")
@RequestMapping(TransferController.PATH)
class TransferController {

    static final String PATH = "/api/tickets/{id}/transfer";

    /** All offers of a ticket. */
    record AllTransfers(List<TransferView> items) {}

    private final HolderAccess access;
    private final TransferTickets transfers;
    private final HeldTickets held;

    TransferController(HolderAccess access, TransferTickets transfers, HeldTickets held) {
        this.access = access;
        this.transfers = transfers;
        this.held = held;
    }

    @Operation(
            summary = "Offer a ticket to somebody",
            description =
                    """
                    For whoever has the ticket: its holder with the Ticket-Link, or its buyer if it was not handed on; and for the event's staff. \
                    The person is mailed a link and has 48 hours to accept, or less if the event says so. Until then the ticket stays valid as it is.\
                    """)
    @OpenedByKey
    @OpenedByTicketLink
    @ApiResponse(responseCode = "200", description = "All offers of the ticket, the new one last")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "transfer-not-possible, transfer-pending: see reason; or it is offered to somebody else")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many tickets were offered")
    @PostMapping
    AllTransfers offer(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @Valid @RequestBody TransferRequest wish,
            @Parameter(hidden = true) HttpServletRequest request) {
        var opened = access.open(id, request);
        var email =
                EmailAddress.parse(wish.email().strip())
                        .orElseThrow(() ->
                                Problems.invalid("email", Text.of("invalid.an-e-mail-address")));
        var booking = transfers.offer(id, wish.name().strip(), email, opened.by());
        return new AllTransfers(held.transfers(booking, booking.ticket(id)));
    }

    @Operation(
            summary = "List the offers of a ticket",
            description = "For whoever has the ticket, and for the event's staff.")
    @OpenedByKey
    @OpenedByTicketLink
    @ApiResponse(responseCode = "200", description = "All of them, the oldest first")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @GetMapping
    AllTransfers list(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @Parameter(hidden = true) HttpServletRequest request) {
        var opened = access.open(id, request);
        return new AllTransfers(held.transfers(opened.booking(), opened.ticket()));
    }

    @Operation(
            summary = "Take the offer of a ticket back",
            description =
                    "For whoever has the ticket, and for the event's staff. Where it is offered to nobody, nothing changes.")
    @OpenedByKey
    @OpenedByTicketLink
    @ApiResponse(responseCode = "204", description = "It is offered to nobody now")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket, or not yours")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @Parameter(hidden = true) HttpServletRequest request) {
        var opened = access.open(id, request);
        transfers.withdraw(id, opened.by());
    }
}
