package dev.marquee.platform.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the demonstration, whose passwords everybody knows, would be reachable from other
 * machines.
 */
public final class DemoExposure {

    /** The value of {@code MARQUEE_EXPOSE_DEMO} that allows it. */
    public static final String ALLOWED = "yes-with-public-passwords";

    private DemoExposure() {}

    /**
     * Why the demonstration must not start like this, as one sentence; empty where only this
     * machine reaches it, or where it is allowed.
     *
     * @param bind the address that the services listen on
     * @param publicUrl where users reach the gateway
     * @param allowed what {@code MARQUEE_EXPOSE_DEMO} says
     */
    public static Optional<String> refusal(
            @Nullable String bind, @Nullable String publicUrl, @Nullable String allowed) {
        if (ALLOWED.equals(allowed)) return Optional.empty();
        return reason(bind, publicUrl)
                .map(reason ->
                        "The demo accounts' passwords are public, and %s: start without demo data, or allow it with MARQUEE_EXPOSE_DEMO=%s."
                                .formatted(reason, ALLOWED));
    }

    private static Optional<String> reason(@Nullable String bind, @Nullable String publicUrl) {
        if (bind != null && !bind.isBlank() && !isLoopback(bind))
            return Optional.of("other machines reach the address to listen on, " + bind);
        if (publicUrl != null && !publicUrl.isBlank() && !isLocal(publicUrl))
            return Optional.of("the public address is " + publicUrl);
        return Optional.empty();
    }

    private static boolean isLocal(String url) {
        try {
            var host = URI.create(url.strip()).getHost();
            return host != null
                    && (host.equalsIgnoreCase("localhost")
                            || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                            || isLiteral(host) && isLoopback(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** No name, so that nobody's name server decides. */
    private static boolean isLiteral(String host) {
        return host.matches("[0-9.]+") || host.startsWith("[");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address.strip()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
