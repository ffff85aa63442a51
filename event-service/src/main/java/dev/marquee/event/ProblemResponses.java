package dev.marquee.event;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** In the description of the API, every refusal is a problem detail. */
@Component
class ProblemResponses implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        operation
                .getResponses()
                .forEach((status, response) -> {
                    if (status.compareTo("4") > 0) describe(status, response);
                });
        return operation;
    }

    private static void describe(String status, ApiResponse response) {
        var reason = String.valueOf(response.getDescription()).replaceAll("[^a-z-].*", "");
        var problem =
                new Schema<Object>()
                        .type("object")
                        .addProperty("type", text("urn:marquee:problem:" + reason))
                        .addProperty("title", text("The status in words"))
                        .addProperty(
                                "status",
                                new Schema<Integer>()
                                        .type("integer")
                                        .example(Integer.valueOf(status)))
                        .addProperty("detail", text("What happened, and what to do."));
        response.setContent(
                new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(problem)));
    }

    private static Schema<String> text(String example) {
        return new StringSchema().example(example);
    }
}
