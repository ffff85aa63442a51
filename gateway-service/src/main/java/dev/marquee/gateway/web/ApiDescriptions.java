package dev.marquee.gateway.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.marquee.gateway.client.ApiDocs;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.properties.AbstractSwaggerUiConfigProperties.SwaggerUrl;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the descriptions of the services' APIs are, as a list and as a page, and all of them as
 * one. Swagger UI's settings name the services and their order.
 */
@Controller
class ApiDescriptions {

    /** One service's description (OpenAPI). */
    record Description(String service, String url) {}

    private static final Logger log = LoggerFactory.getLogger(ApiDescriptions.class);

    private static final String OF_A_SERVICE = "/docs/api/";
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final SwaggerUiConfigProperties shown;
    private final MarqueeSettings settings;
    private final JsonMapper json;
    private final Map<String, ApiDocs> services = new LinkedHashMap<>();

    /**
     * A service that is updated describes itself anew; asking seven for each request is too much.
     */
    private final LoadingCache<String, byte[]> merged =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build(key -> merge());

    ApiDescriptions(
            SwaggerUiConfigProperties shown,
            MarqueeSettings settings,
            ServiceClients clients,
            JsonMapper json) {
        this.shown = shown;
        this.settings = settings;
        this.json = json;
        ofServices()
                .map(SwaggerUrl::getName)
                .forEach(name -> services.put(name, clients.asNobody(ApiDocs.class, name)));
    }

    private Stream<SwaggerUrl> ofServices() {
        return shown.getUrls().stream().filter(one -> one.getUrl().startsWith(OF_A_SERVICE));
    }

    @GetMapping("/docs/api")
    @ResponseBody
    List<Description> list() {
        return ofServices()
                .map(one -> new Description(one.getName(), settings.publicUrl() + one.getUrl()))
                .toList();
    }

    /** 503 where a service gives no description: a part of the API would look like all of it. */
    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> all() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .contentType(MediaType.APPLICATION_JSON)
                .body(merged.get("all"));
    }

    private byte[] merge() {
        var described = new LinkedHashMap<String, ObjectNode>();
        services.forEach((name, docs) -> described.put(name, describe(name, docs)));
        var info = json.createObjectNode();
        info.put("title", "Marquee");
        info.put("version", "1");
        info.put(
                "description",
                "All that Marquee does, for programs: events, bookings, tickets, customers, venues, reports and webhooks. Refusals are problem details (RFC 9457); their type names the reason, their help says what would help, and their docs lead to it at /docs/reasons. GET /api/reasons has all reasons.");
        return json.writeValueAsBytes(MergedDescription.of(described, info));
    }

    private static ObjectNode describe(String service, ApiDocs docs) {
        try {
            return docs.description();
        } catch (RestClientException e) {
            log.warn("{} gives no description: {}", service, e.toString());
            var problem =
                    Problems.problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "service-unavailable",
                            Text.of("problem.service-unavailable.service-is-not", service));
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
            throw problem;
        }
    }

    @GetMapping("/redoc")
    String redoc() {
        return "forward:/redoc/index.html";
    }
}
