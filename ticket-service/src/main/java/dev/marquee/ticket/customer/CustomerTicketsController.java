package dev.marquee.ticket.customer;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.transfer.HeldTickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What others handed on to an account, as soon as its address is verified. */
@RestController
@Tag(name = "Transfers")
class CustomerTicketsController {

    record FoundTickets(List<HeldTickets.Held> items) {}

    private final HeldTickets held;

    CustomerTicketsController(HeldTickets held) {
        this.held = held;
    }

    @Operation(
            summary = "The tickets that were handed on to one's own account, the next one first",
            description =
                    "Those that others booked. They are listed until a day after their event, cancelled ones included.")
    @ApiResponse(responseCode = "200", description = "All of them, each with its link")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(
            responseCode = "403",
            description = "`address-not-verified`: follow the link in the mail first")
    @ApiResponse(responseCode = "404", description = "Another account")
    @GetMapping("/api/customers/{id}/tickets")
    FoundTickets tickets(@PathVariable long id, @Parameter(hidden = true) Caller caller) {
        return new FoundTickets(held.ofHolder(VerifiedAddress.of(id, caller)));
    }
}
