package dev.marquee.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;

/** Which tokens are refused although their time is not over. */
public interface RevokedTokens {

    /**
     * The claim with the browser's session for which a token was issued, if it was for one; OpenID
     * Connect calls it so.
     */
    String SESSION_CLAIM = "sid";

    /** How all tokens of a browser's session are called in the list of revoked ones. */
    static String ofSession(String session) {
        return "session:" + session;
    }

    /** Whether the token, or all of its owner's that are as old, were called back. */
    boolean include(Jwt token);
}
