package dev.marquee.ticket.receipt;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What organisers' receipts say of the seller. */
@RestController
@Tag(name = "Receipts")
@RequestMapping("/api/sellers/{organizerId}")
class SellerApiController {

    private final ManageSellers sellers;

    SellerApiController(ManageSellers sellers) {
        this.sellers = sellers;
    }

    @Operation(
            summary = "Show what an organiser's receipts say of the seller",
            description = "Your own; admins see everybody's.")
    @ApiResponse(responseCode = "200", description = "The seller")
    @ApiResponse(
            responseCode = "404",
            description = "not-found: nothing was said, or it is not yours")
    @GetMapping
    SellerForm show(
            @Parameter(description = "The id of the organiser's account", example = "2")
                    @PathVariable
                    long organizerId,
            @Parameter(hidden = true) Caller caller) {
        return sellers.find(organizerId, caller)
                .map(SellerForm::of)
                .orElseThrow(() -> Problems.notFound("seller"));
    }

    @Operation(
            summary = "Say what an organiser's receipts say of the seller",
            description =
                    "Receipts that are made from now on say it; those that were made keep what they say.")
    @ApiResponse(responseCode = "200", description = "Stored in place of what was there")
    @ApiResponse(responseCode = "404", description = "not-found: it is not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PutMapping
    SellerForm put(
            @Parameter(description = "The id of the organiser's account", example = "2")
                    @PathVariable
                    long organizerId,
            @Valid @RequestBody SellerForm body,
            @Parameter(hidden = true) Caller caller) {
        sellers.save(body.seller(organizerId), caller);
        return SellerForm.of(body.seller(organizerId));
    }
}
