package dev.marquee.gateway.route;

import dev.marquee.platform.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.springframework.http.HttpHeaders;

/**
 * Copies the headers of a request that a service may see: none that belong to the connection, and
 * none by which a client could pretend to be somebody's proxy.
 */
final class RequestHeaders {

    /** Length and transfer encoding are set anew with the body; the others are ours to say. */
    private static final Set<String> DROPPED =
            Set.of(
                    "connection",
                    "content-length",
                    "cookie",
                    "expect",
                    "forwarded",
                    "http2-settings",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "true-client-ip",
                    "upgrade",
                    "via",
                    "x-http-method-override",
                    "x-original-url",
                    "x-real-ip",
                    "x-request-id",
                    "x-rewrite-url");

    private RequestHeaders() {}

    /**
     * Everything but cookies and what a session adds.
     *
     * @param client the address that the service shall know the client by
     */
    static void copy(HttpServletRequest from, ClassicHttpRequest to, String client) {
        var named = namedByConnection(from);
        for (var names = from.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            var lower = name.toLowerCase(Locale.ROOT);
            if (isDropped(lower) || named.contains(lower)) continue;
            for (var values = from.getHeaders(name); values.hasMoreElements(); )
                to.addHeader(name, values.nextElement());
        }
        to.setHeader("X-Forwarded-For", client);
        RequestId.current().ifPresent(id -> to.setHeader(RequestId.HEADER, id));
    }

    /** Where the gateway lets a request of another site pass, a service need not judge it again. */
    static void forgetOrigin(ClassicHttpRequest to) {
        to.removeHeaders(HttpHeaders.ORIGIN);
        to.removeHeaders("Sec-Fetch-Site");
    }

    private static boolean isDropped(String lower) {
        return DROPPED.contains(lower)
                || lower.startsWith("x-forwarded-")
                || lower.startsWith("x-user-");
    }

    /** A client may call any header its connection's own; but not the ones that say who it is. */
    private static List<String> namedByConnection(HttpServletRequest request) {
        var connection = request.getHeader(HttpHeaders.CONNECTION);
        if (connection == null
                || connection.equalsIgnoreCase("keep-alive")
                || connection.equalsIgnoreCase("close")) return List.of();
        var named = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders(HttpHeaders.CONNECTION)))
            for (var name : header.split(",")) named.add(name.strip().toLowerCase(Locale.ROOT));
        named.removeAll(
                List.of("host", "authorization", "content-type", "origin", "sec-fetch-site"));
        return named;
    }
}
