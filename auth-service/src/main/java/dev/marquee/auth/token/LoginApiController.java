package dev.marquee.auth.token;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.auth.AuthSettings;
import dev.marquee.auth.account.SignIn;
import dev.marquee.platform.web.ClientAddress;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LoginApiController {

    /**
     * Who wants a token.
     *
     * @param email the address, or the login name
     */
    record Login(
            @NotBlank @Size(max = 254) @JsonAlias({"username", "login"}) String email,
            @NotEmpty @Size(max = 1000) String password) {

        @Override
        public String toString() {
            return "Login";
        }
    }

    private final SignIn signIn;
    private final AccessTokens tokens;
    private final AuthSettings settings;

    LoginApiController(SignIn signIn, AccessTokens tokens, AuthSettings settings) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.settings = settings;
    }

    @PostMapping("/api/auth/login")
    @Operation(
            summary = "Get an access token with an e-mail address (or login name) and a password")
    @ApiResponse(responseCode = "200", description = "A bearer token for all services")
    @ApiResponse(responseCode = "401", description = "The address or the password is not right")
    @ApiResponse(responseCode = "422", description = "The address or the password is missing")
    @ApiResponse(
            responseCode = "429",
            description = "Tried wrongly too often; Retry-After says how many seconds to wait")
    ResponseEntity<AccessToken> login(@Valid @RequestBody Login login, HttpServletRequest request) {
        var account =
                signIn.check(login.email(), login.password(), ClientAddress.of(request))
                        .orElseThrow(() ->
                                Problems.problem(
                                        HttpStatus.UNAUTHORIZED,
                                        "wrong-credentials",
                                        "The e-mail address or the password is not right."));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(tokens.issue(account, settings.tokenLifetime()));
    }
}
