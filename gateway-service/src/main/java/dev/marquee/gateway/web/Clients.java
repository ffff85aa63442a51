package dev.marquee.gateway.web;

import dev.marquee.gateway.GatewaySettings;
import dev.marquee.platform.connection.TrustedPeers;
import dev.marquee.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Knows clients by their addresses. What {@code X-Forwarded-For} says counts only as far as our own
 * proxies have written it: from its end, up to the first address that is none of theirs.
 */
@Component
public class Clients implements TrustedPeers {

    private final List<IpAddressMatcher> proxies;

    Clients(GatewaySettings settings) {
        this.proxies = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /** The client's address. */
    public String addressOf(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (proxies.isEmpty()) return address;
        var said =
                Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .map(String::strip)
                        .toList();
        for (var hop : said.reversed()) {
            if (!isOurs(address)) return address;
            if (!isLiteral(hop)) return address;
            address = hop;
        }
        return address;
    }

    /** The address as far as one client cannot change it: of IPv6 the first 64 bits. */
    public String networkOf(HttpServletRequest request) {
        return ClientAddress.network(addressOf(request));
    }

    @Override
    public boolean include(String address) {
        return isOurs(address);
    }

    private boolean isOurs(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static boolean isLiteral(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
