package dev.marquee.auth.registration;

import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Registration")
class VerifyEmailApiController {

    /** What a link holds. */
    record Link(@Schema(example = "x1Yv…") @NotBlank String token) {

        @Override
        public String toString() {
            return "Link";
        }
    }

    private final VerifyEmail verify;
    private final Accounts accounts;
    private final AccountLetters letters;

    VerifyEmailApiController(VerifyEmail verify, Accounts accounts, AccountLetters letters) {
        this.verify = verify;
        this.accounts = accounts;
        this.letters = letters;
    }

    @PostMapping("/api/auth/verify-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm an e-mail address with the token of a mailed link")
    @ApiResponse(responseCode = "204", description = "The address is confirmed")
    @ApiResponse(responseCode = "409", description = "address-taken: another account has it")
    @ApiResponse(responseCode = "410", description = "link-expired: it is used, over or unknown")
    void verify(@Valid @RequestBody Link link) {
        verify.handle(link.token());
    }

    @PostMapping("/api/auth/resend-verification")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mail the link once more to your own address, if it is not confirmed yet")
    @ApiResponse(responseCode = "404", description = "not-found: the account was closed")
    @ApiResponse(
            responseCode = "202",
            description = "It is on its way, or was mailed several times just now")
    void resend(Caller caller) {
        var account = accounts.byId(caller.id()).orElseThrow(() -> Problems.notFound("account"));
        if (!account.emailVerified()) letters.verify(account.id(), account.email());
    }
}
