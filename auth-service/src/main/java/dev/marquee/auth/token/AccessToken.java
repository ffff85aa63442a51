package dev.marquee.auth.token;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A token as OAuth2 words it.
 *
 * @param expiresIn seconds
 */
public record AccessToken(
        @Schema(example = "eyJhbGciOiJSUzI1NiJ9…") String accessToken,
        @Schema(example = "Bearer") String tokenType,
        @Schema(example = "900") long expiresIn) {

    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "AccessToken for " + expiresIn + " s";
    }
}
