package dev.marquee.ticket.customer;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.waitlist.WaitingView;
import dev.marquee.ticket.waitlist.WaitingViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an account waits for, as soon as its address is verified. */
@RestController
@Tag(name = "Waiting lists")
class CustomerPlacesController {

    @Schema(name = "WaitingPlaces")
    record Places(List<WaitingView> items) {}

    private final WaitingViews views;

    CustomerPlacesController(WaitingViews views) {
        this.views = views;
    }

    @GetMapping("/api/customers/{id}/waiting-places")
    @Operation(
            summary = "The waiting lists that one's own account is on, the first come first",
            description =
                    "By its verified address, with and without an account at that time. What leads to offered tickets is in the mails alone.")
    @ApiResponse(responseCode = "200", description = "Those that wait or are offered something")
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(
            responseCode = "403",
            description = "`address-not-verified`: follow the link in the mail first")
    @ApiResponse(responseCode = "404", description = "Another account")
    Places places(@PathVariable long id, @Parameter(hidden = true) Caller caller, Locale locale) {
        return new Places(views.openOf(VerifiedAddress.of(id, caller), locale));
    }
}
