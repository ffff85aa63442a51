package dev.marquee.platform.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/** What is changed with {@code If-Match} is shown with its version, the {@code ETag}. */
class VersionDocs implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) return;
        for (var path : api.getPaths().values())
            if (takesVersion(path.getPut()))
                Stream.of(path.getGet(), path.getPut(), path.getPatch())
                        .forEach(VersionDocs::showVersion);
    }

    private static boolean takesVersion(@Nullable Operation change) {
        return change != null
                && change.getParameters() != null
                && change.getParameters().stream()
                        .anyMatch(it -> it.getName().equals(HttpHeaders.IF_MATCH));
    }

    private static void showVersion(@Nullable Operation operation) {
        if (operation == null) return;
        var answer = operation.getResponses().get("200");
        if (answer == null) return;
        answer.addHeaderObject(
                HttpHeaders.ETAG,
                new Header()
                        .description("Its version, for If-Match")
                        .schema(new JsonSchema().typesItem("string").example("\"3\"")));
    }
}
