package dev.marquee.ticket.wallet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which wallets tickets can be put into, so that pages offer no others. */
@RestController
@Tag(name = "Wallets")
class WalletsController {

    static final String PATH = "/api/wallets";

    /**
     * @param apple whether tickets can be had as passes for Apple Wallet
     * @param google whether they can be saved to Google Wallet
     */
    record Wallets(
            @Schema(example = "true") boolean apple, @Schema(example = "false") boolean google) {}

    private final AppleWallet apple;
    private final GoogleWallet google;

    WalletsController(AppleWallet apple, GoogleWallet google) {
        this.apple = apple;
        this.google = google;
    }

    @Operation(
            summary = "The wallets that tickets can be put into",
            description = "Which of them are set up here.")
    @ApiResponse(responseCode = "200", description = "Which are set up")
    @GetMapping(PATH)
    Wallets wallets() {
        return new Wallets(apple.isSetUp(), google.isSetUp());
    }
}
