package dev.marquee.gateway.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One description (OpenAPI) made of those of several services. What has the same name in two of
 * them and differs, or leads to something that differs, is named after its service as well: {@code
 * TicketView} of ticket-service and event-service become {@code TicketTicketView} and {@code
 * EventTicketView}. So a name does not depend on the order of the services.
 */
final class MergedDescription {

    /** Clients of older systems call these; whoever begins does not look for them. */
    private static final String LAST_TAG = "Older addresses";

    private static final String COMPONENTS = "#/components/";

    /** A part that others refer to: {@code schemas/BookingView}. */
    private record Part(String section, String name) {

        String reference() {
            return COMPONENTS + section + "/" + name;
        }

        Part of(String service) {
            return new Part(section, StringUtils.capitalize(service) + name);
        }
    }

    private final Map<String, ObjectNode> described;
    private final Map<Part, Map<String, JsonNode>> parts = new LinkedHashMap<>();
    private final Set<Part> ambiguous = new HashSet<>();

    private MergedDescription(Map<String, ObjectNode> described) {
        this.described = described;
    }

    /**
     * The description of all.
     *
     * @param described by service, in the order in which they are to be read
     * @throws IllegalStateException if two services describe the same operation
     */
    static ObjectNode of(Map<String, ObjectNode> described, ObjectNode info) {
        var merged = new MergedDescription(described);
        merged.collectParts();
        merged.findAmbiguous();
        return merged.write(info);
    }

    private void collectParts() {
        described.forEach((service, description) ->
                description
                        .path("components")
                        .propertyStream()
                        .forEach(section ->
                                section.getValue()
                                        .propertyStream()
                                        .forEach(part ->
                                                parts.computeIfAbsent(
                                                                new Part(
                                                                        section.getKey(),
                                                                        part.getKey()),
                                                                key -> new LinkedHashMap<>())
                                                        .put(service, part.getValue()))));
    }

    /** Two that read the same still differ if what they refer to does. */
    private void findAmbiguous() {
        parts.forEach((part, versions) -> {
            if (!isSecurity(part) && Set.copyOf(versions.values()).size() > 1) ambiguous.add(part);
        });
        boolean more;
        do {
            var referring =
                    parts.entrySet().stream()
                            .filter(it -> it.getValue().size() > 1)
                            .filter(it -> refersToAmbiguous(it.getValue()))
                            .map(Map.Entry::getKey)
                            .toList();
            more = ambiguous.addAll(referring);
        } while (more);
    }

    private boolean refersToAmbiguous(Map<String, JsonNode> versions) {
        var references = new HashSet<String>();
        versions.values()
                .forEach(version ->
                        changeReferences(
                                version.deepCopy(),
                                reference -> {
                                    references.add(reference);
                                    return reference;
                                }));
        return ambiguous.stream().map(Part::reference).anyMatch(references::contains);
    }

    private ObjectNode write(ObjectNode info) {
        var first = described.values().iterator().next();
        var whole = JsonMapper.shared().createObjectNode();
        whole.set("openapi", first.path("openapi"));
        whole.set("info", info);
        whole.set("servers", first.path("servers"));
        whole.set("tags", tags());
        var paths = whole.putObject("paths");
        described.forEach((service, description) ->
                description
                        .path("paths")
                        .propertyStream()
                        .forEach(path ->
                                addOperations(paths, path, changedReferences(service, path))));
        var components = whole.putObject("components");
        parts.forEach((part, versions) -> addPart(components, part, versions));
        return whole;
    }

    private static void addOperations(
            ObjectNode paths, Map.Entry<String, JsonNode> path, JsonNode operations) {
        var item = paths.withObjectProperty(path.getKey());
        operations
                .propertyStream()
                .forEach(operation -> {
                    if (item.has(operation.getKey()))
                        throw new IllegalStateException(
                                "two services describe "
                                        + operation.getKey()
                                        + " "
                                        + path.getKey());
                    item.set(operation.getKey(), operation.getValue());
                });
    }

    private void addPart(ObjectNode components, Part part, Map<String, JsonNode> versions) {
        var section = components.withObjectProperty(part.section());
        if (isSecurity(part)) section.set(part.name(), united(versions));
        else if (!ambiguous.contains(part)) {
            var one = versions.entrySet().iterator().next();
            section.set(part.name(), changedReferences(one.getKey(), one));
        } else
            versions.entrySet()
                    .forEach(one -> {
                        var own = part.of(one.getKey());
                        if (parts.containsKey(own))
                            throw new IllegalStateException(own + " is the name of two things");
                        section.set(own.name(), changedReferences(one.getKey(), one));
                    });
    }

    /** Services know the scopes that open their own operations; the way to a token is the same. */
    private static JsonNode united(Map<String, JsonNode> versions) {
        var united = JsonMapper.shared().createObjectNode();
        versions.values().forEach(version -> addMissing(united, (ObjectNode) version));
        return united;
    }

    private static void addMissing(ObjectNode to, ObjectNode from) {
        from.propertyStream()
                .forEach(it -> {
                    if (it.getValue() instanceof ObjectNode object)
                        addMissing(to.withObjectProperty(it.getKey()), object);
                    else if (!to.has(it.getKey())) to.set(it.getKey(), it.getValue());
                });
    }

    private static boolean isSecurity(Part part) {
        return part.section().equals("securitySchemes");
    }

    /** In the services' order and their own; a tag of several services stands once. */
    private ArrayNode tags() {
        var byName = new LinkedHashMap<String, JsonNode>();
        described.values().stream()
                .flatMap(description -> description.path("tags").valueStream())
                .forEach(tag -> byName.putIfAbsent(tag.path("name").asString(), tag));
        var last = byName.remove(LAST_TAG);
        if (last != null) byName.put(LAST_TAG, last);
        return JsonMapper.shared().createArrayNode().addAll(byName.values());
    }

    private JsonNode changedReferences(String service, Map.Entry<String, JsonNode> named) {
        var renamed = new HashMap<String, String>();
        ambiguous.forEach(part -> renamed.put(part.reference(), part.of(service).reference()));
        var copy = named.getValue().deepCopy();
        changeReferences(copy, reference -> renamed.getOrDefault(reference, reference));
        return copy;
    }

    /** In {@code $ref} and in a discriminator's mapping, wherever they stand. */
    private static void changeReferences(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object)
            for (var field : new ArrayList<>(object.propertyNames()))
                if (object.get(field) instanceof StringNode text
                        && text.asString().startsWith(COMPONENTS))
                    object.put(field, change.apply(text.asString()));
        Stream.concat(
                        node.isArray() ? node.valueStream() : Stream.of(),
                        node.isObject()
                                ? node.propertyStream().map(Map.Entry::getValue)
                                : Stream.of())
                .forEach(child -> changeReferences(child, change));
    }
}
