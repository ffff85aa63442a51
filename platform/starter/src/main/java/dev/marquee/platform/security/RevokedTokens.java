package dev.marquee.platform.security;

import org.springframework.security.oauth2.jwt.Jwt;

/** Which tokens are refused although their time is not over. */
public interface RevokedTokens {

    /** Whether the token, or all of its owner's that are as old, were called back. */
    boolean include(Jwt token);
}
