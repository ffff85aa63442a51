package dev.marquee.platform.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Patterns as JSON Schema has them: regular expressions of ECMA-262, which match anywhere unless
 * they are anchored. Those of Bean Validation are Java's and match the whole text. What ECMA-262
 * cannot say, such as a union of character classes, is left out: the refusal says it. A pattern
 * that is nothing but a choice of words is described as that choice.
 */
class PortablePatterns implements GlobalOpenApiCustomizer {

    private static final Pattern POSSESSIVE = Pattern.compile("(?<!\\\\)([*+?}])\\+");

    /** {@code draft|published}, or {@code |draft|published} and {@code (draft|published)?}. */
    private static final Pattern WORDS = Pattern.compile("\\(?\\|?(\\w+(?:\\|\\w+)+)\\)?\\??");

    private static final Pattern ONLY_JAVA =
            Pattern.compile(
                    "\\[\\^?\\[|&&|\\(\\?[a-zA-Z]|\\(\\?>|\\\\p\\{(java|Is|In)|\\\\[QEAZzGhHRX]");

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null)
            for (Schema<?> schema : api.getComponents().getSchemas().values()) translate(schema);
        if (api.getPaths() == null) return;
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .flatMap(operation ->
                        operation.getParameters() == null
                                ? Stream.of()
                                : operation.getParameters().stream())
                .forEach(parameter -> translate(parameter.getSchema()));
    }

    private static void translate(@Nullable Schema<?> schema) {
        if (schema == null) return;
        if (schema.getPattern() != null) describe(schema, schema.getPattern());
        // Generators of Java clients write what does not compile for a set of an enumeration.
        if (schema.getItems() != null && schema.getItems().getEnum() != null)
            schema.setUniqueItems(null);
        for (Schema<?> part : SentFields.parts(schema)) translate(part);
    }

    /** What may be left empty may as well be left out, so the empty word is not described. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // a schema's words are of the schema's own type
    private static void describe(Schema schema, String pattern) {
        var words = words(pattern);
        schema.setPattern(words.isEmpty() ? portable(pattern) : null);
        if (words.isEmpty() || schema.getEnum() != null) return;
        schema.setEnum(words);
        if ("".equals(schema.getDefault())) schema.setDefault(null);
    }

    static List<String> words(String pattern) {
        var choice = WORDS.matcher(pattern);
        return choice.matches() ? List.of(choice.group(1).split("\\|")) : List.of();
    }

    static @Nullable String portable(String java) {
        var simple = POSSESSIVE.matcher(java).replaceAll("$1");
        if (ONLY_JAVA.matcher(simple).find()) return null;
        return simple.startsWith("^") && simple.endsWith("$") ? simple : "^(?:" + simple + ")$";
    }
}
