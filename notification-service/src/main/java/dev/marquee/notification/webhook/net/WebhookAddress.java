package dev.marquee.notification.webhook.net;

import dev.marquee.notification.webhook.net.AddressRefused.Reason;
import dev.marquee.platform.value.DomainName;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that may be written to as far as its letters say: https, a host by its public name,
 * port 443 or one from 1024 up, and nobody's password. Where the name leads, {@link PublicDns}
 * finds out.
 */
public record WebhookAddress(URI uri) {

    private static final int LONGEST = 1000;
    private static final int FIRST_USER_PORT = 1024;
    private static final int LAST_PORT = 65535;

    /** Scheme, who signs in, host, port, and the rest. What is no address does not match. */
    private static final Pattern PARTS =
            Pattern.compile(
                    "(?i)(https?)://([^/?#@\\\\\\s]*+@)?([^/?#@:\\\\\\s]++|\\[[^/?#@\\\\\\s\\]]*+])(?::(\\d{1,5}))?([/?][^#\\\\\\s]*+)?");

    private static final Pattern NAME =
            Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)(\\.(?!-)[a-z0-9-]{1,63}(?<!-))*");

    /** A number in any of the ways that some program reads as an IPv4 address. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /** Names that are only ever known inside a network, or nowhere. */
    private static final List<String> INSIDE =
            List.of(
                    "localhost",
                    "localdomain",
                    "local",
                    "internal",
                    "intranet",
                    "private",
                    "corp",
                    "home",
                    "lan",
                    "home.arpa",
                    "onion",
                    "invalid",
                    "test");

    /**
     * Reads what somebody typed.
     *
     * @param anywhere whether http, any host and any port will do
     * @throws AddressRefused with the reason
     */
    public static WebhookAddress parse(String typed, boolean anywhere) throws AddressRefused {
        var parts = PARTS.matcher(typed.strip());
        if (typed.length() > LONGEST || !parts.matches())
            throw new AddressRefused(Reason.UNREADABLE);
        if (parts.group(2) != null) throw new AddressRefused(Reason.SIGN_IN);
        var scheme = parts.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !anywhere) throw new AddressRefused(Reason.HTTPS);
        var host = host(parts.group(3));
        if (!anywhere && !isPublicName(host)) throw new AddressRefused(Reason.HOST);
        var port = port(parts.group(4), anywhere);
        var rest = parts.group(5) == null ? "/" : parts.group(5);
        try {
            var typedOut =
                    new URI(
                            scheme
                                    + "://"
                                    + host
                                    + (port < 0 ? "" : ":" + port)
                                    + (rest.startsWith("/") ? rest : "/" + rest));
            var uri = new URI(typedOut.toASCIIString());
            if (uri.toString().length() > LONGEST) throw new AddressRefused(Reason.UNREADABLE);
            return new WebhookAddress(uri);
        } catch (URISyntaxException e) {
            throw new AddressRefused(Reason.UNREADABLE);
        }
    }

    /**
     * In the ASCII of the DNS, where full-width digits and foreign dots are what they stand for.
     */
    private static String host(String typed) throws AddressRefused {
        if (typed.startsWith("[")) throw new AddressRefused(Reason.HOST);
        var host =
                DomainName.ascii(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                        .filter(name -> NAME.matcher(name).matches());
        return host.orElseThrow(() -> new AddressRefused(Reason.UNREADABLE));
    }

    private static boolean isPublicName(String host) {
        var lastLabel = host.substring(host.lastIndexOf('.') + 1);
        return host.contains(".")
                && !NUMBER.matcher(lastLabel).matches()
                && INSIDE.stream().noneMatch(end -> host.equals(end) || host.endsWith("." + end));
    }

    private static int port(@Nullable String typed, boolean anywhere) throws AddressRefused {
        if (typed == null) return -1;
        var port = Integer.parseInt(typed);
        var usual = port == 443 || port >= FIRST_USER_PORT;
        if (port < 1 || port > LAST_PORT || !(usual || anywhere))
            throw new AddressRefused(Reason.PORT);
        return port;
    }
}
