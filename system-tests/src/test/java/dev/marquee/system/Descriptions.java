package dev.marquee.system;

import dev.marquee.platform.test.OpenApiDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The descriptions of all APIs, as the gateway shows them to integrators: each, and all as one. */
final class Descriptions {

    static final List<String> SERVICES =
            List.of(
                    "auth",
                    "venue",
                    "customer",
                    "event",
                    "ticket",
                    "report",
                    "notification",
                    "public");

    /** The name of the one that is put together of all. */
    static final String MERGED = "all";

    private Descriptions() {}

    static OpenApiDescription merged(RunningSuite suite) throws IOException, InterruptedException {
        return described(suite, "/openapi.json");
    }

    static Map<String, OpenApiDescription> of(RunningSuite suite)
            throws IOException, InterruptedException {
        var all = new LinkedHashMap<String, OpenApiDescription>();
        for (var service : SERVICES) {
            all.put(service, described(suite, "/docs/api/" + service));
        }
        return all;
    }

    /** The first time, a service takes a while to describe itself, and the gateway waits 5 s. */
    private static OpenApiDescription described(RunningSuite suite, String path) {
        var answer =
                Awaitility.await(path)
                        .until(() -> Http.get(suite.url(path)), given -> given.status() == 200);
        return new OpenApiDescription(answer.json());
    }

    /** One file a service: {@code ticket.json}. */
    static void save(RunningSuite suite, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var all = of(suite);
        all.put(MERGED, merged(suite));
        for (var described : all.entrySet())
            Files.writeString(
                    folder.resolve(described.getKey() + ".json"),
                    described.getValue().document().toString());
    }
}
