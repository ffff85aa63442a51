package dev.marquee.platform.security;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells the gateway that the token of the browser it answers says something that has just changed:
 * the next request gets a fresh one. Nothing is revoked.
 */
public final class OutdatedToken {

    /** The header of the answer; the gateway keeps it to itself. */
    public static final String HEADER = "X-Outdated-Token";

    private OutdatedToken() {}

    /** Marks an answer. */
    public static void tell(HttpServletResponse response) {
        response.setHeader(HEADER, "true");
    }
}
