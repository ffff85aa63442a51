package dev.marquee.auth.session;

import dev.marquee.auth.account.AuthSettings;
import dev.marquee.auth.token.AccessToken;
import dev.marquee.auth.token.AccessTokens;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives the gateway a token for the browser it is answering, and says who is still there. */
@Hidden
@RestController
class SessionTokenController {

    /** The key from a browser's cookie. */
    record Exchange(@NotBlank @Size(max = 200) String session) {

        @Override
        public String toString() {
            return "Exchange";
        }
    }

    record State(boolean open) {}

    private final BrowserSessions sessions;
    private final AccessTokens tokens;
    private final AuthSettings settings;

    SessionTokenController(BrowserSessions sessions, AccessTokens tokens, AuthSettings settings) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Whether somebody is still signed in there. */
    @GetMapping("/internal/sessions/{id}")
    State state(@PathVariable long id) {
        return new State(sessions.isOpen(id));
    }

    @PostMapping("/internal/sessions/token")
    AccessToken exchange(@Valid @RequestBody Exchange exchange) {
        var signedIn =
                sessions.find(exchange.session()).orElseThrow(() -> Problems.notFound("session"));
        return tokens.issue(
                signedIn.account(),
                settings.browserTokenLifetime(),
                signedIn.confirmedAt(),
                signedIn.id());
    }
}
