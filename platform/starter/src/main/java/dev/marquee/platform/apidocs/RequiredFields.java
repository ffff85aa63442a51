package dev.marquee.platform.apidocs;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Nullness;

/**
 * Which fields of a record must be there, and which may be null, as its components are declared: a
 * component is {@code @Nullable} or it is required. {@code @NotNull}, {@code @NotBlank} and
 * {@code @NotEmpty} make a nullable one required too: it is null only until it was checked.
 *
 * <p>{@link SentFields} completes this for records that are only answered.
 */
class RequiredFields implements ModelConverter {

    /** On a field that is left out where it is null. Removed before the description is shown. */
    static final String LEFT_OUT = "x-left-out";

    private static final Set<Class<? extends Annotation>> DEMANDING =
            Set.of(NotNull.class, NotBlank.class, NotEmpty.class);
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        if (resolved == null || type.getType() == null) return resolved;
        var described = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        var schema = defined(resolved, context);
        if (described.isRecord() && schema != null && schema.getProperties() != null)
            complete(schema, described);
        return resolved;
    }

    private static @Nullable Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        if (reference == null) return schema;
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void complete(Schema<?> schema, Class<?> described) {
        var required = new TreeSet<String>();
        if (schema.getRequired() != null) required.addAll(schema.getRequired());
        for (var component : described.getRecordComponents()) {
            var name = name(component);
            var field = schema.getProperties().get(name);
            if (field == null) continue;
            if (annotation(component, Positive.class) != null
                    && UsualExamples.isA("integer", field)) field.setMinimum(BigDecimal.ONE);
            if (demanded(component)) required.add(name);
            else if (!mayBeNull(component)) {
                if (!hasOlderSpelling(component)) required.add(name);
            } else if (leftOut(component)) field.addExtension(LEFT_OUT, true);
            else schema.getProperties().put(name, nullable(field));
        }
        schema.setRequired(required.isEmpty() ? null : new ArrayList<>(required));
    }

    private static String name(RecordComponent component) {
        var given = annotation(component, JsonProperty.class);
        return given == null || given.value().isEmpty()
                ? NAMES.translate(component.getName())
                : given.value();
    }

    private static boolean mayBeNull(RecordComponent component) {
        return !component.getType().isPrimitive()
                && Nullness.forField(field(component)) == Nullness.NULLABLE;
    }

    private static boolean demanded(RecordComponent component) {
        return DEMANDING.stream().anyMatch(it -> annotation(component, it) != null);
    }

    private static boolean hasOlderSpelling(RecordComponent component) {
        return annotation(component, JsonAlias.class) != null;
    }

    private static boolean leftOut(RecordComponent component) {
        var own = annotation(component, JsonInclude.class);
        var include =
                own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return include != null && include.value() != JsonInclude.Include.ALWAYS;
    }

    private static <A extends Annotation> @Nullable A annotation(
            RecordComponent component, Class<A> kind) {
        var onField = field(component).getAnnotation(kind);
        return onField == null ? component.getAccessor().getAnnotation(kind) : onField;
    }

    private static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record component is a field", e);
        }
    }

    /** The same field, which may be null too. */
    static Schema<?> nullable(Schema<?> field) {
        if (field.get$ref() == null && field.getEnum() == null && field.getTypes() != null) {
            field.addType("null");
            return field;
        }
        if (field.get$ref() == null && field.getEnum() == null) return field;
        var either = new JsonSchema();
        either.setDescription(field.getDescription());
        either.setExample(field.getExample());
        field.setDescription(null);
        field.setExample(null);
        either.setAnyOf(List.of(field, new JsonSchema().typesItem("null")));
        return either;
    }
}
