package dev.marquee.launcher;

import dev.marquee.platform.config.DemoExposure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What must be right before anything is started, so that nothing is left half-started. */
final class Preflight {

    private Preflight() {}

    /**
     * @throws Refusal naming the service whose port is taken
     */
    static void portsAreFree(List<Service> services) {
        for (var service : services) {
            try (var probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
            } catch (IOException e) {
                throw new Refusal(
                        "Port %d, which the %s needs, is taken by another program: stop that one, or choose other ports with --port and --services-from."
                                .formatted(service.port(), service.fullName()));
            }
        }
    }

    /**
     * Whether other machines reach the demonstration that is about to start, which somebody has
     * allowed.
     *
     * @throws Refusal if nobody has
     */
    static boolean exposesDemo(Map<String, String> environment) {
        var bind = environment.get("MARQUEE_BIND");
        var publicUrl = environment.get("MARQUEE_PUBLIC_URL");
        DemoExposure.refusal(bind, publicUrl, environment.get("MARQUEE_EXPOSE_DEMO"))
                .ifPresent(reason -> {
                    throw new Refusal(reason);
                });
        return DemoExposure.refusal(bind, publicUrl, "").isPresent();
    }

    /**
     * Understands postgresql://user:password@host/database and jdbc:postgresql://…, and tries to
     * connect.
     *
     * @return the settings for the services
     * @throws Refusal if the address makes no sense or nobody answers
     */
    static Map<String, String> postgres(String address) {
        var uri = parse(address);
        var settings = new LinkedHashMap<String, String>();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        settings.put(
                "MARQUEE_POSTGRES_URL",
                "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query);
        if (uri.getRawUserInfo() != null) {
            var user = uri.getRawUserInfo().split(":", 2);
            settings.put("MARQUEE_POSTGRES_USERNAME", decode(user[0]));
            settings.put("MARQUEE_POSTGRES_PASSWORD", user.length > 1 ? decode(user[1]) : "");
        }
        connect(settings, uri.getHost() + port);
        return settings;
    }

    private static URI parse(String address) {
        try {
            var uri = new URI(address.startsWith("jdbc:") ? address.substring(5) : address);
            if (List.of("postgres", "postgresql").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getPath().length() > 1) return uri;
        } catch (java.net.URISyntaxException e) {
            // told below, in the same words as any other address that makes no sense
        }
        throw new Refusal(
                "After --postgres there must be an address like postgresql://user:password@host:5432/database.");
    }

    /**
     * Roles of their own for the services, where the user may make them.
     *
     * @see DatabaseRoles
     * @throws Refusal if the database does not let it happen
     */
    static Map<String, Map<String, String>> databaseRoles(
            Map<String, String> settings, List<Service> services, Supplier<String> master) {
        try (var connection = open(settings)) {
            return DatabaseRoles.prepare(connection, services, master);
        } catch (SQLException e) {
            throw new Refusal(
                    "The services' roles could not be made in PostgreSQL: " + firstLine(e));
        }
    }

    private static void connect(Map<String, String> settings, String host) {
        try (var connection = open(settings)) {
            connection.isValid(5);
        } catch (SQLException e) {
            throw new Refusal("PostgreSQL at %s cannot be used: %s".formatted(host, firstLine(e)));
        }
    }

    private static Connection open(Map<String, String> settings) throws SQLException {
        var environment = System.getenv();
        DriverManager.setLoginTimeout(5);
        return DriverManager.getConnection(
                settings.get("MARQUEE_POSTGRES_URL"),
                settings.getOrDefault(
                        "MARQUEE_POSTGRES_USERNAME",
                        environment.getOrDefault("MARQUEE_POSTGRES_USERNAME", "")),
                settings.getOrDefault(
                        "MARQUEE_POSTGRES_PASSWORD",
                        environment.getOrDefault("MARQUEE_POSTGRES_PASSWORD", "")));
    }

    private static String firstLine(SQLException e) {
        var reason = String.valueOf(e.getMessage());
        return reason.lines().findFirst().orElse(reason);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
