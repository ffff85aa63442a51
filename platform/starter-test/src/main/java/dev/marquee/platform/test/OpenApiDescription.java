package dev.marquee.platform.test;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A description of an API (OpenAPI 3.1), to look things up in and to compare what is sent with. It
 * is read strictly: an object has the members that are described, and no others.
 */
public final class OpenApiDescription {

    /** One operation of the description. */
    public record Described(String method, String path, JsonNode operation) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        /** The statuses of its refusals. */
        public Stream<String> refusals() {
            return statuses().filter(status -> status.matches("[45]\\d\\d"));
        }

        /** What it reads as JSON, in the forms that it reads. */
        public List<JsonNode> requestMedia() {
            return operation
                    .path("requestBody")
                    .path("content")
                    .propertyStream()
                    .filter(media -> media.getKey().endsWith("json"))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        Stream<String> statuses() {
            return operation.get("responses").propertyNames().stream();
        }

        Optional<JsonNode> response(int status) {
            return operation.get("responses").optional(Integer.toString(status));
        }

        JsonNode problem(String status) {
            return operation
                    .get("responses")
                    .path(status)
                    .path("content")
                    .path("application/problem+json");
        }
    }

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;
    private final List<Map.Entry<PathPattern, List<Described>>> paths;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final ObjectNode strictly;

    public OpenApiDescription(JsonNode document) {
        this.document = document;
        this.paths =
                document.path("paths")
                        .propertyStream()
                        .map(path ->
                                Map.entry(
                                        PathPatternParser.defaultInstance.parse(path.getKey()),
                                        operations(path.getKey(), path.getValue())))
                        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                        .toList();
        this.strictly = (ObjectNode) document.deepCopy();
        closeObjects(strictly.path("components").path("schemas"));
    }

    public JsonNode document() {
        return document;
    }

    public List<Described> operations() {
        return paths.stream().flatMap(path -> path.getValue().stream()).toList();
    }

    /** The operation that answers this request, if the description names one. */
    public Optional<Described> find(String method, String path) {
        var asked = PathContainer.parsePath(path);
        return paths.stream()
                .filter(it -> it.getKey().matches(asked))
                .findFirst()
                .flatMap(it ->
                        it.getValue().stream()
                                .filter(described -> described.method().equalsIgnoreCase(method))
                                .findFirst());
    }

    /** What is wrong with a value, in words; empty if it is as the schema of {@code media} says. */
    public List<String> faults(JsonNode media, JsonNode value) {
        var schema = media.get("schema");
        if (schema == null) return List.of("no schema is described");
        return compiled
                .computeIfAbsent(schema.toString(), key -> compile(schema))
                .validate(value)
                .stream()
                .map(OpenApiDescription::words)
                .toList();
    }

    private Schema compile(JsonNode schema) {
        var root = strictly.objectNode();
        var asked = schema.deepCopy();
        if (asked instanceof ObjectNode object) closeObject(object);
        root.set("components", strictly.get("components"));
        root.putArray("allOf").add(asked);
        return SCHEMAS.getSchema(
                SchemaLocation.of("urn:marquee:description:" + Math.abs(schema.hashCode())), root);
    }

    private static String words(Error error) {
        return error.getInstanceLocation() + ": " + error.getMessage();
    }

    private static void closeObjects(JsonNode schemas) {
        schemas.forEach(OpenApiDescription::closeObject);
    }

    private static void closeObject(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) return;
        if (object.has("properties") && !object.has("additionalProperties"))
            object.put("additionalProperties", false);
        closeObjects(schema.path("properties"));
        Stream.of("items", "additionalProperties").forEach(part -> closeObject(schema.path(part)));
        Stream.of("anyOf", "oneOf", "allOf").forEach(part -> closeObjects(schema.path(part)));
    }

    private static List<Described> operations(String path, JsonNode item) {
        return item.propertyStream()
                .map(operation -> new Described(operation.getKey(), path, operation.getValue()))
                .toList();
    }
}
