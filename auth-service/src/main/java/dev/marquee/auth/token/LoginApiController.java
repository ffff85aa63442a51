package dev.marquee.auth.token;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.auth.account.Account;
import dev.marquee.auth.account.AuthSettings;
import dev.marquee.auth.account.SignIn;
import dev.marquee.auth.factor.SecondFactors;
import dev.marquee.auth.factor.TwoStep;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.audit.AuditTrail.Actor;
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
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in")
class LoginApiController {

    /**
     * Who wants a token.
     *
     * @param email the address, or the login name
     * @param code of the app, or a recovery code; for accounts that sign in with two steps
     */
    record Login(
            @NotBlank @Size(max = 254) @JsonAlias({"username", "login"}) String email,
            @NotEmpty @Size(max = 1000) String password,
            @Schema(example = "492039") @Size(max = 100) @Nullable String code) {

        @Override
        public String toString() {
            return "Login";
        }
    }

    private final SignIn signIn;
    private final SecondFactors factors;
    private final TwoStep twoStep;
    private final AccessTokens tokens;
    private final AuthSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    LoginApiController(
            SignIn signIn,
            SecondFactors factors,
            TwoStep twoStep,
            AccessTokens tokens,
            AuthSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.signIn = signIn;
        this.factors = factors;
        this.twoStep = twoStep;
        this.tokens = tokens;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping("/api/auth/login")
    @Operation(
            summary =
                    "Get an access token with an e-mail address (or login name), a password, and a code where the account has a second step")
    @ApiResponse(responseCode = "200", description = "A bearer token for all services")
    @ApiResponse(
            responseCode = "401",
            description =
                    "wrong-credentials, second-factor-required, wrong-code: the last two where the account has a second step")
    @ApiResponse(responseCode = "422", description = "The address or the password is missing")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-attempts: wait as long as Retry-After says")
    ResponseEntity<AccessToken> login(@Valid @RequestBody Login login, HttpServletRequest request) {
        var account =
                signIn.check(login.email(), login.password(), ClientAddress.of(request))
                        .orElseThrow(() ->
                                Problems.problem(
                                        HttpStatus.UNAUTHORIZED,
                                        "wrong-credentials",
                                        Text.of("problem.wrong-credentials.e-mail-address")));
        checkSecondStep(account, login.code(), ClientAddress.of(request));
        record(account, "signed-in", "API");
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(tokens.issue(account, settings.tokenLifetime(), clock.instant()));
    }

    private void checkSecondStep(Account account, @Nullable String code, String address) {
        if (!factors.isOn(account.id())) {
            if (factors.isRequired(account))
                throw Problems.problem(
                        HttpStatus.UNAUTHORIZED,
                        "second-factor-required",
                        Text.of("problem.second-factor-required"));
            return;
        }
        if (code == null || code.isBlank())
            throw Problems.problem(
                    HttpStatus.UNAUTHORIZED,
                    "second-factor-required",
                    Text.of("problem.second-factor-required.account-signs-in"));
        if (!twoStep.check(account, code, address)) {
            record(account, "sign-in.wrong-code", "API");
            throw Problems.problem(
                    HttpStatus.UNAUTHORIZED,
                    "wrong-code",
                    Text.of("problem.wrong-code.code-is-not"));
        }
    }

    private void record(Account account, String action, String where) {
        audit.record(
                Actor.account(account.id(), account.email().value()),
                action,
                "account:" + account.id(),
                where);
    }
}
