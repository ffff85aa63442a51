package dev.marquee.auth.token;

/**
 * A token as OAuth2 words it.
 *
 * @param expiresIn seconds
 */
public record AccessToken(String accessToken, String tokenType, long expiresIn) {

    /** Without the token, so that it never reaches a log. */
    @Override
    public String toString() {
        return "AccessToken for " + expiresIn + " s";
    }
}
