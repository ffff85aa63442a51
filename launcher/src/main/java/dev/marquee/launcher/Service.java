package dev.marquee.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One of the nine.
 *
 * @param name auth, customer …; its jar and its Spring application are called {@code
 *     <name>-service}
 */
record Service(String name, int port) {

    private static final List<String> IN_ORDER =
            List.of(
                    "auth",
                    "customer",
                    "event",
                    "report",
                    "public",
                    "venue",
                    "ticket",
                    "notification");

    /** All nine, the ones that take longest to start first. */
    static List<Service> all(Options options, Map<String, String> environment) {
        var services = new ArrayList<Service>();
        var startFirst =
                List.of(
                        "ticket",
                        "auth",
                        "event",
                        "notification",
                        "public",
                        "venue",
                        "customer",
                        "report");
        for (var name : startFirst) {
            var offset = IN_ORDER.indexOf(name);
            var own = environment.getOrDefault(portVariable(name), String.valueOf(5000 + offset));
            services.add(
                    new Service(
                            name,
                            options.servicesFrom() > 0
                                    ? options.servicesFrom() + offset
                                    : Integer.parseInt(own)));
        }
        services.add(new Service("gateway", options.port()));
        return services;
    }

    /**
     * The port of this service's metrics where each service is a process: the gateway's is the
     * first, and the others follow in the order of their usual ports.
     */
    int managementPort(int first) {
        return first + 1 + IN_ORDER.indexOf(name);
    }

    String fullName() {
        return name + "-service";
    }

    /** The settings that tell all services where each of them listens. */
    static Map<String, String> addresses(List<Service> services) {
        var settings = new LinkedHashMap<String, String>();
        for (var service : services) {
            settings.put(portVariable(service.name), String.valueOf(service.port));
            settings.put(urlVariable(service.name), "http://localhost:" + service.port);
        }
        return settings;
    }

    private static String portVariable(String name) {
        return "MARQUEE_" + name.toUpperCase(Locale.ROOT) + "_PORT";
    }

    /** MARQUEE_PUBLIC_URL is what users see, so the service of that name has a longer one. */
    private static String urlVariable(String name) {
        return switch (name) {
            case "public" -> "MARQUEE_PUBLIC_SERVICE_URL";
            case "gateway" -> "MARQUEE_PUBLIC_URL";
            default -> "MARQUEE_" + name.toUpperCase(Locale.ROOT) + "_URL";
        };
    }
}
