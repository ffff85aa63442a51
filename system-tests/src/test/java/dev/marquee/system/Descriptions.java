package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.OpenApiDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The descriptions of all APIs, as the gateway shows them to integrators: each, and all as one. */
final class Descriptions {

    static final List<String> SERVICES =
            List.of("auth", "venue", "customer", "event", "ticket", "report", "notification");

    /** The name of the one that is put together of all. */
    static final String MERGED = "all";

    private Descriptions() {}

    static OpenApiDescription merged(RunningSuite suite) throws IOException, InterruptedException {
        of(suite); // the first time, each service takes a while to describe itself
        var answer = Http.get(suite.url("/openapi.json"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new OpenApiDescription(answer.json());
    }

    static Map<String, OpenApiDescription> of(RunningSuite suite)
            throws IOException, InterruptedException {
        var all = new LinkedHashMap<String, OpenApiDescription>();
        for (var service : SERVICES) {
            var answer = Http.get(suite.url("/docs/api/" + service));
            assertThat(answer.status()).as(service).isEqualTo(200);
            all.put(service, new OpenApiDescription(answer.json()));
        }
        return all;
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
