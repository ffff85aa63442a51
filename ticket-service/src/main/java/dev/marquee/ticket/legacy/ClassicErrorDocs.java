package dev.marquee.ticket.legacy;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes what {@link ClassicErrors} makes of refusals. */
@Component
class ClassicErrorDocs implements GlobalOpenApiCustomizer {

    private static final String NAME = "OlderRefusal";

    @Override
    public void customise(OpenAPI api) {
        var path = api.getPaths().get(ClassicTicketController.BOOKING);
        if (path == null) return;
        api.getComponents().addSchemas(NAME, schema());
        path.getPost()
                .getResponses()
                .forEach((status, response) -> {
                    if (status.compareTo("400") >= 0)
                        response.getContent()
                                .addMediaType(
                                        "application/json",
                                        new MediaType().schema(new JsonSchema().$ref(NAME)));
                });
    }

    private static Schema<?> schema() {
        var schema = new JsonSchema().typesItem("object");
        schema.addProperty("success", new JsonSchema().typesItem("boolean").example(false));
        schema.addProperty(
                "error", new JsonSchema().typesItem("string").example("Only one ticket is left."));
        schema.setRequired(List.of("success", "error"));
        return schema;
    }
}
