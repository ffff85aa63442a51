package dev.marquee.auth.passkey;

import dev.marquee.auth.session.BrowserSignIn;
import dev.marquee.auth.session.SessionCookie;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Signs a browser in with a passkey, which is two factors already: no code is asked for. */
@Hidden
@RestController
class PasskeySignInController {

    /**
     * What the browser answers.
     *
     * @param target where to go afterwards
     */
    record Signed(@NotNull JsonNode credential, @Size(max = 2100) @Nullable String target) {}

    record Entered(String next) {}

    private final Passkeys passkeys;
    private final WebAuthnJson json;
    private final BrowserSignIn browser;

    PasskeySignInController(Passkeys passkeys, WebAuthnJson json, BrowserSignIn browser) {
        this.passkeys = passkeys;
        this.json = json;
        this.browser = browser;
    }

    @PostMapping("/webauthn/sign-in/options")
    ResponseEntity<String> options() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.write(passkeys.startSigningIn()));
    }

    @PostMapping(value = "/webauthn/sign-in", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Entered> signIn(
            @Valid @RequestBody Signed signed,
            @CookieValue(name = SessionCookie.NAME, required = false) @Nullable String before) {
        var account =
                passkeys.signedIn(json.signed(signed.credential()))
                        .orElseThrow(() ->
                                Problems.problem(
                                        HttpStatus.UNAUTHORIZED,
                                        "wrong-credentials",
                                        Text.of("problem.wrong-credentials")));
        return ResponseEntity.ok()
                .headers(to -> to.addAll(browser.open(account, before)))
                .cacheControl(CacheControl.noStore())
                .body(new Entered(browser.next(account, signed.target())));
    }
}
