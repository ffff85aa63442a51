package dev.marquee.auth.registration;

import dev.marquee.auth.account.Accounts;
import dev.marquee.auth.account.SignIn;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Registration")
class VerifyEmailApiController {

    /**
     * What a link holds.
     *
     * @param password the account's; not needed with an access token of the account
     */
    record Link(
            @Schema(example = "x1Yv…") @NotBlank String token,
            @Schema(example = "a long enough pass phrase") @Size(max = 1000)
                    @Nullable String password) {

        @Override
        public String toString() {
            return "Link";
        }
    }

    private final VerifyEmail verify;
    private final Accounts accounts;
    private final AccountLetters letters;
    private final SignIn signIn;

    VerifyEmailApiController(
            VerifyEmail verify, Accounts accounts, AccountLetters letters, SignIn signIn) {
        this.signIn = signIn;
        this.verify = verify;
        this.accounts = accounts;
        this.letters = letters;
    }

    @PostMapping("/api/auth/verify-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Confirm an e-mail address with the token of a mailed link",
            description =
                    "Send the account's password too, or an access token of the account: whoever reads the mail may be somebody else than who registered.")
    @ApiResponse(responseCode = "204", description = "The address is confirmed")
    @ApiResponse(responseCode = "409", description = "address-taken: another account has it")
    @ApiResponse(responseCode = "410", description = "link-expired: it is used, over or unknown")
    @ApiResponse(responseCode = "422", description = "The password is missing or not right")
    @ApiResponse(responseCode = "429", description = "The password was wrong too often")
    void verify(
            Optional<Caller> caller, @Valid @RequestBody Link link, HttpServletRequest request) {
        var account = verify.look(link.token()).map(VerifyEmail.Preview::account);
        if (account.isPresent()
                && caller.filter(person -> person.id() == account.get()).isEmpty()
                && (link.password() == null
                        || signIn.confirm(account.get(), link.password(), ClientAddress.of(request))
                                .isEmpty()))
            throw Problems.invalid("password", Text.of("invalid.not-the-password-of"));
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
