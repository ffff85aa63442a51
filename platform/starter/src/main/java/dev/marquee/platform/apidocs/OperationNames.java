package dev.marquee.platform.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.util.StringUtils;

/**
 * Names of operations, for generated clients: {@code createBooking}, {@code cancelBooking}, {@code
 * listEventAttendees}. They are made of method and address alone, so they are stable as long as the
 * API is, and differ between services.
 */
class OperationNames implements GlobalOpenApiCustomizer {

    /** They group addresses, and name nothing. */
    private static final Set<String> GROUPS = Set.of("api", "auth", ".well-known");

    /** What is made by POST, among words that say what to do: {@code cancel}, {@code resend}. */
    private static final Set<String> THINGS = Set.of("History", "Erasure");

    /** The tag of what clients of older systems call. */
    private static final String OLDER = "Older addresses";

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) return;
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> name(path, method, operation)));
    }

    private static void name(String path, PathItem.HttpMethod method, Operation operation) {
        var older = operation.getTags() != null && operation.getTags().contains(OLDER);
        var name = name(path, method.name());
        operation.setOperationId(older ? "older" + StringUtils.capitalize(name) : name);
        if (older) operation.setDeprecated(true);
    }

    static String name(String path, String method) {
        var segments = Stream.of(path.split("/")).filter(it -> !it.isEmpty()).toList();
        var words = new ArrayList<String>();
        for (var i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (isVariable(segment) || GROUPS.contains(segment)) continue;
            var named = i + 1 < segments.size() && isVariable(segments.get(i + 1));
            words.add(camelCase(named ? singular(segment) : segment));
        }
        return verbFirst(words, method, isVariable(segments.getLast()));
    }

    private static String verbFirst(List<String> words, String method, boolean one) {
        var last = words.getLast();
        var plural = last.endsWith("s") && !last.endsWith("ss") && !last.equals("Status");
        var verb =
                switch (method) {
                    case "GET" -> plural && !one ? "list" : "get";
                    case "POST" -> plural || THINGS.contains(last) ? "create" : "";
                    case "PUT" -> "update";
                    default -> method.toLowerCase(Locale.ROOT);
                };
        if (verb.isEmpty())
            return StringUtils.uncapitalize(last + join(words.subList(0, words.size() - 1)));
        if (method.equals("POST")) words.set(words.size() - 1, singular(last));
        return verb + join(words);
    }

    private static String join(List<String> words) {
        return String.join("", words);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) return word.substring(0, word.length() - 3) + "y";
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("status")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static String camelCase(String segment) {
        var words = new StringBuilder();
        for (var word : segment.replaceFirst("\\.json$", "").split("[^A-Za-z0-9]+"))
            words.append(StringUtils.capitalize(word));
        return words.toString();
    }
}
