package dev.marquee.platform.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * An answer names all its fields, those that are null too, so in a schema that is only answered
 * every field is required. In one that is also sent to us, an optional field stays optional.
 */
class SentFields implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) return;
        var schemas = api.getComponents().getSchemas();
        var received = reachable(operations(api).flatMap(SentFields::bodies), schemas);
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null) complete(schema, !received.contains(name));
        });
    }

    private static void complete(Schema<?> schema, boolean onlyAnswered) {
        var required = new TreeSet<String>();
        if (schema.getRequired() != null) required.addAll(schema.getRequired());
        schema.getProperties()
                .forEach((name, field) -> {
                    var extensions = field.getExtensions();
                    var leftOut =
                            extensions != null
                                    && extensions.remove(RequiredFields.LEFT_OUT) != null;
                    if (onlyAnswered && !leftOut) required.add(name);
                });
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    private static Stream<Operation> operations(OpenAPI api) {
        if (api.getPaths() == null) return Stream.of();
        return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private static Stream<Schema<?>> bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.of()
                : schemas(operation.getRequestBody().getContent());
    }

    private static Stream<Schema<?>> schemas(@Nullable Content content) {
        if (content == null) return Stream.of();
        return content.values().stream()
                .filter(media -> media.getSchema() != null)
                .map(media -> media.getSchema());
    }

    /** The names of the schemas that these lead to. */
    @SuppressWarnings("rawtypes") // so the library says it
    private static Set<String> reachable(Stream<Schema<?>> roots, Map<String, Schema> schemas) {
        var reached = new HashSet<String>();
        var waiting = new ArrayList<Schema<?>>(roots.toList());
        while (!waiting.isEmpty()) {
            var next = waiting.removeLast();
            var reference = next.get$ref();
            if (reference != null) {
                var name = reference.substring(reference.lastIndexOf('/') + 1);
                var named = schemas.get(name);
                if (named != null && reached.add(name)) waiting.add(named);
            }
            waiting.addAll(parts(next));
        }
        return reached;
    }

    @SuppressWarnings("rawtypes")
    static List<Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<Schema<?>>();
        if (schema.getProperties() != null)
            for (Schema field : schema.getProperties().values()) parts.add(field);
        if (schema.getItems() != null) parts.add(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) parts.add(values);
        for (var several :
                Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf()).toList())
            if (several != null) for (Schema one : several) parts.add(one);
        return parts;
    }
}
