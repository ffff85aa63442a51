package dev.marquee.platform.test;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Two validators of OpenAPI 3.1 that know nothing of each other. */
public final class DescriptionValidators {

    private static final String ID = "https://spec.openapis.org/oas/3.1/";
    private static final Schema OPENAPI =
            SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder ->
                                    builder.schemas(
                                            Map.of(
                                                    ID + "schema",
                                                    text("openapi-3.1.schema.json"),
                                                    ID + "with-schemas",
                                                    text("openapi-3.1-with-schemas.schema.json"))))
                    .getSchema(SchemaLocation.of(ID + "with-schemas"));

    private DescriptionValidators() {}

    /** What Swagger's parser, which code generators use, has to say. */
    public static List<String> swaggerParser(JsonNode description) {
        var options = new ParseOptions();
        options.setValidateExternalRefs(false);
        options.setValidateInternalRefs(true);
        var messages =
                new OpenAPIV3Parser()
                        .readContents(description.toString(), null, options)
                        .getMessages();
        return messages == null ? List.of() : messages;
    }

    /**
     * Where it differs from the JSON Schema of OpenAPI 3.1 that the OpenAPI Initiative publishes.
     */
    public static List<String> openApiSchema(JsonNode description) {
        return OPENAPI.validate(description).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = DescriptionValidators.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
