package dev.marquee.platform.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.Resource;

/**
 * What to send, as a whole: an example made of its fields' examples need not be one that is
 * accepted. They stand in {@code openapi-examples/<service>.json}, by {@code "POST /api/bookings"},
 * and a system test sends each as it stands.
 */
class RequestExamples implements GlobalOpenApiCustomizer {

    private final JsonNode examples;

    RequestExamples(Resource file) {
        this.examples = read(file);
    }

    private static JsonNode read(Resource file) {
        if (!file.exists()) return Json.mapper().createObjectNode();
        try (var in = file.getInputStream()) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) return;
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> show(path, method, operation)));
    }

    private void show(String path, PathItem.HttpMethod method, Operation operation) {
        var example = examples.get(method + " " + path);
        if (example == null || operation.getRequestBody() == null) return;
        operation
                .getRequestBody()
                .getContent()
                .forEach((type, media) -> {
                    if (type.endsWith("json")) media.setExample(example);
                });
    }
}
