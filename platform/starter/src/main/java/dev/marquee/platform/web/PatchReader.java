package dev.marquee.platform.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies a {@link MergePatch} to what is stored and checks the whole result, so that a client
 * keeps what it cannot name. The types are records; older names of their fields count.
 */
public class PatchReader {

    private final JsonMapper json;
    private final SmartValidator annotations;

    PatchReader(JsonMapper json, SmartValidator annotations) {
        this.json = json;
        this.annotations = annotations;
    }

    /** The fields that a patch names, by their present names. */
    public Set<String> named(MergePatch<?> patch, Class<?> type) {
        return Set.copyOf(present(patch.members(), type).propertyNames());
    }

    /**
     * What something is after the change. What annotations ask of a field counts for those that the
     * change names, and for those that are missing: what was stored in other times may stay.
     *
     * @param current what is stored, as it would be sent
     * @param more checks beyond the annotations of the type
     * @throws ErrorResponseException 422 {@code invalid-input} if the result cannot be accepted
     */
    public <T> T apply(MergePatch<T> patch, T current, Validator... more) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) current.getClass();
        var members = present(patch.members(), type);
        var changed = read(over(current, members), type);
        var errors = new BeanPropertyBindingResult(changed, "request");
        var all = new BeanPropertyBindingResult(changed, "request");
        annotations.validate(changed, all);
        all.getAllErrors().stream()
                .filter(error -> !isOfBefore(error, members, type))
                .forEach(errors::addError);
        for (var check : more) check.validate(changed, errors);
        if (errors.hasErrors()) throw Problems.invalid(ProblemAdvice.fieldErrors(errors));
        return changed;
    }

    /**
     * The patch with each element of a list completed by what is stored of it.
     *
     * @param list the present name of the field
     * @param stored finds what is stored, as it would be sent, of the first of all that were sent
     */
    public <T, E> MergePatch<T> completed(
            MergePatch<T> patch,
            Class<T> type,
            String list,
            Class<E> elementType,
            BiFunction<E, List<E>, Optional<E>> stored) {
        var members = present(patch.members(), type);
        if (!(members.get(list) instanceof ArrayNode elements)) return patch;
        var sent = new ArrayList<E>();
        try {
            for (var element : elements) sent.add(json.treeToValue(element, elementType));
        } catch (JacksonException wrongType) {
            return patch; // found again, with its path, when the whole is read
        }
        var completed = json.createArrayNode();
        for (int i = 0; i < sent.size(); i++) {
            var element = elements.get(i);
            completed.add(
                    element instanceof ObjectNode given
                            ? stored.apply(sent.get(i), sent)
                                    .map(one -> (JsonNode) over(one, present(given, elementType)))
                                    .orElse(given)
                            : element);
        }
        members.set(list, completed);
        return new MergePatch<>(members);
    }

    /** Whether it is about a value that was stored when less was asked of it, and only stays. */
    private static boolean isOfBefore(ObjectError error, ObjectNode members, Class<?> type) {
        if (!(error instanceof FieldError of) || of.getRejectedValue() == null) return false;
        var field = of.getField().split("[.\\[]", 2)[0];
        return !members.has(ProblemAdvice.snakeCase(field))
                && Stream.of(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(field));
    }

    private ObjectNode over(Object current, ObjectNode members) {
        ObjectNode whole = json.valueToTree(current);
        merge(whole, members);
        return whole;
    }

    /** An object within an object is merged as well; a list is replaced. */
    private static void merge(ObjectNode into, ObjectNode members) {
        members.properties()
                .forEach(member -> {
                    if (member.getValue() instanceof ObjectNode given
                            && into.get(member.getKey()) instanceof ObjectNode present)
                        merge(present, given);
                    else into.set(member.getKey(), member.getValue());
                });
    }

    private <T> T read(ObjectNode whole, Class<T> type) {
        try {
            return json.treeToValue(whole, type);
        } catch (JacksonException e) {
            throw Problems.invalid(List.of(ProblemAdvice.unreadable(e)));
        }
    }

    /** The same members under the names that the type has now. */
    private static ObjectNode present(ObjectNode members, Class<?> type) {
        var presentName = new HashMap<String, String>();
        for (var component : type.getRecordComponents()) {
            var name = ProblemAdvice.snakeCase(component.getName());
            for (var older : aliases(type, component)) presentName.put(older, name);
        }
        var renamed = members.objectNode();
        members.properties()
                .forEach(member ->
                        renamed.set(
                                presentName.getOrDefault(member.getKey(), member.getKey()),
                                member.getValue()));
        return renamed;
    }

    private static String[] aliases(Class<?> type, RecordComponent component) {
        try {
            var alias = type.getDeclaredField(component.getName()).getAnnotation(JsonAlias.class);
            return alias == null ? new String[0] : alias.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component", e);
        }
    }
}
