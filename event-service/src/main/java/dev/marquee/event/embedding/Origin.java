package dev.marquee.event.embedding;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A site as browsers name it: scheme, host and port, and nothing else. */
record Origin(String value) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST = 253;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int HTTPS = 443;
    private static final int MOST = 65_535;

    /**
     * The origin of what somebody typed; a slash at its end is forgiven.
     *
     * @param onTrial whether an installation on a machine of its own may also be tried from there,
     *     without https
     * @return empty for what names more or less than one site
     */
    static Optional<Origin> parse(String typed, boolean onTrial) {
        var text = typed.strip().toLowerCase(Locale.ROOT).replaceFirst("(?<=[^/])/$", "");
        var start = text.indexOf("://");
        if (start < 0) return Optional.empty();
        try {
            var rest = text.substring(start + 3);
            var colon = rest.lastIndexOf(':');
            var host = IDN.toASCII(colon < 0 ? rest : rest.substring(0, colon));
            var uri =
                    new URI(
                            text.substring(0, start),
                            null,
                            host,
                            port(rest, colon),
                            null,
                            null,
                            null);
            if (!isHost(host)) return Optional.empty();
            return of(uri, host, onTrial);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Origin> of(URI uri, String host, boolean onTrial) {
        var port = uri.getPort();
        var secure = "https".equals(uri.getScheme());
        var near = onTrial && "http".equals(uri.getScheme()) && THIS_MACHINE.contains(host);
        if (!secure && !near || port > MOST || port == 0) return Optional.empty();
        var said = port < 0 || secure && port == HTTPS ? "" : ":" + port;
        return Optional.of(new Origin(uri.getScheme() + "://" + host + said));
    }

    private static boolean isHost(String host) {
        return host.length() <= LONGEST
                && Arrays.stream(host.split("\\.", -1))
                        .allMatch(label -> LABEL.matcher(label).matches());
    }

    private static int port(String rest, int colon) {
        if (colon < 0) return -1;
        var digits = rest.substring(colon + 1);
        if (!digits.matches("\\d{1,5}")) throw new IllegalArgumentException("no port");
        return Integer.parseInt(digits);
    }
}
