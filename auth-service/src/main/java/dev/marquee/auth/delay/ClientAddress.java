package dev.marquee.auth.delay;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The client's address as the gateway saw it. The gateway drops what a client says about
     * itself, and services listen to the gateway only.
     */
    public static String of(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || forwarded.isBlank()) return request.getRemoteAddr();
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
