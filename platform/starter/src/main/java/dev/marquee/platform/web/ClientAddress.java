package dev.marquee.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where a request comes from. The gateway drops what a client says about that, and says it itself;
 * services are reached through the gateway only.
 */
public final class ClientAddress {

    /** Carries it from the gateway to a service, and from there to another one. */
    public static final String HEADER = "X-Forwarded-For";

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

    /**
     * As much of the address as one client cannot change: of IPv6 the first 64 bits. What is no
     * address stays as it is.
     */
    public static String network(String address) {
        try {
            var literal = InetAddress.ofLiteral(address);
            if (!(literal instanceof Inet6Address six)) return literal.getHostAddress();
            var network = Arrays.copyOf(Arrays.copyOf(six.getAddress(), 8), 16);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (IllegalArgumentException e) {
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }

    /** The {@linkplain #network network} of the request which this thread is answering. */
    public static Optional<String> currentNetwork() {
        return current().map(ClientAddress::network);
    }

    /** That of the request which this thread is answering. */
    public static Optional<String> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? Optional.of(of(now.getRequest()))
                : Optional.empty();
    }
}
