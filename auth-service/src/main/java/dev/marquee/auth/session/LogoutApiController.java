package dev.marquee.auth.session;

import dev.marquee.auth.revocation.Revocations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in")
class LogoutApiController {

    private final Revocations revocations;
    private final BrowserSessions sessions;
    private final SessionCookie cookie;

    LogoutApiController(Revocations revocations, BrowserSessions sessions, SessionCookie cookie) {
        this.revocations = revocations;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @PostMapping("/api/auth/logout")
    @Operation(summary = "End the access token of this request, and the browser's session if any")
    @ApiResponse(responseCode = "204", description = "Every service knows within a minute")
    @ApiResponse(responseCode = "401", description = "No valid token")
    ResponseEntity<Void> logout(JwtAuthenticationToken caller, HttpServletRequest request) {
        var token = caller.getToken();
        if (token.getId() != null && token.getExpiresAt() != null)
            revocations.end(token.getId(), token.getExpiresAt());
        var answer = ResponseEntity.noContent();
        var key = cookie.in(request);
        if (key != null) {
            sessions.close(key);
            answer.header(HttpHeaders.SET_COOKIE, cookie.cleared());
        }
        return answer.build();
    }
}
