package dev.marquee.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a request comes from. The gateway drops what a client says about that, and says it itself;
 * services are reached through the gateway only.
 */
public final class ClientAddress {

    private static final String HEADER = "X-Forwarded-For";

    private ClientAddress() {}

    /** The client's address: the one that the gateway saw, or else the connection's. */
    public static String of(HttpServletRequest request) {
        var said = request.getHeaders(HEADER);
        String last = null;
        while (said.hasMoreElements()) last = said.nextElement();
        if (last == null || last.isBlank()) return request.getRemoteAddr();
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    /** Whether the request came through the gateway, and not straight from another service. */
    public static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /** That of the request which this thread is answering. */
    public static Optional<String> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? Optional.of(of(now.getRequest()))
                : Optional.empty();
    }
}
