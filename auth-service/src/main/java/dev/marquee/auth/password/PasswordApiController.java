package dev.marquee.auth.password;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.auth.account.DeliverableEmail;
import dev.marquee.auth.account.GoodPassword;
import dev.marquee.auth.account.GoodPasswordCheck;
import dev.marquee.auth.grant.Grant;
import dev.marquee.auth.letter.AccountLetters;
import dev.marquee.auth.letter.Purpose;
import dev.marquee.platform.value.EmailAddress;
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
import jakarta.validation.constraints.NotEmpty;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Passwords")
class PasswordApiController {

    record Forgot(@NotBlank @DeliverableEmail String email) {}

    /** A new password, by the token of a mailed link. */
    record Reset(
            @Schema(example = "x1Yv0c8Hq2mT4sKd") @NotBlank String token,
            @NotEmpty @GoodPassword @JsonAlias({"new_password", "newPassword"}) String password,
            @Schema(
                            description =
                                    "What does not end with the old password: api_clients, webhooks, passkeys. Absent: all end.")
                    @Nullable Set<Grant> keep) {

        @Override
        public String toString() {
            return "Reset";
        }
    }

    /** The same for every address. */
    @Schema(name = "Forgotten")
    record Answer(
            @Schema(example = "If there is an account, a mail is on its way.") String message) {}

    private final AccountLetters letters;
    private final ResetPassword reset;
    private final MessageSource messages;

    PasswordApiController(AccountLetters letters, ResetPassword reset, MessageSource messages) {
        this.messages = messages;
        this.letters = letters;
        this.reset = reset;
    }

    @PostMapping("/api/auth/forgot-password")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mail a link to a new password, if the address has an account")
    @ApiResponse(responseCode = "202", description = "The same for every address")
    @ApiResponse(responseCode = "422", description = "Not an e-mail address")
    Answer forgot(@Valid @RequestBody Forgot forgot, Locale locale) {
        letters.resetPassword(new EmailAddress(forgot.email()));
        return new Answer(
                Text.of("password.mailed", Purpose.RESET_PASSWORD.valid().toMinutes())
                        .in(messages, locale));
    }

    @PostMapping("/api/auth/reset-password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Choose a new password with the token of a mailed link",
            description =
                    "API clients are revoked, webhooks paused and passkeys removed, but for those that keep names.")
    @ApiResponse(
            responseCode = "204",
            description = "It is changed, and every session and token of before is over")
    @ApiResponse(responseCode = "410", description = "link-expired: it is used, over or unknown")
    @ApiResponse(responseCode = "422", description = "The password cannot be accepted")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-attempts: wait as long as Retry-After says")
    void reset(@Valid @RequestBody Reset request, HttpServletRequest from) {
        reset.accountOf(request.token(), Purpose.RESET_PASSWORD)
                .filter(owner ->
                        GoodPasswordCheck.isPersonal(
                                request.password(), owner.name(), owner.email().value()))
                .ifPresent(owner -> {
                    throw Problems.invalid("password", Text.of("invalid.must-not-contain-your"));
                });
        if (!reset.handle(
                request.token(),
                Purpose.RESET_PASSWORD,
                request.password(),
                Objects.requireNonNullElse(request.keep(), Set.of()),
                ClientAddress.of(from)))
            throw Problems.problem(
                    HttpStatus.GONE, "link-expired", Text.of("problem.link-expired"));
    }
}
