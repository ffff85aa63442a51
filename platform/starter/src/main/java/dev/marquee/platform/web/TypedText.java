package dev.marquee.platform.web;

import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.PersonName;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How a text of a request is cleaned, see {@link CleanText}: names of persons with {@link
 * CleanText#name}, passwords and secrets not at all, everything else with {@link CleanText#of}.
 */
enum TypedText {
    ANY,
    NAME,
    SECRET;

    String clean(String typed) {
        return switch (this) {
            case ANY -> CleanText.of(typed);
            case NAME -> CleanText.name(typed);
            case SECRET -> typed;
        };
    }

    private static TypedText of(String field, boolean name) {
        if (name) return NAME;
        var lower = field.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.contains("secret") ? SECRET : ANY;
    }

    /**
     * For the bodies of requests; answers of other services and stored JSON are read as they are.
     */
    static SimpleModule json() {
        var module = new SimpleModule("typed-text");
        module.addDeserializer(String.class, new Json(ANY));
        return module;
    }

    private static final class Json extends StringDeserializer {

        private final TypedText kind;

        Json(TypedText kind) {
            this.kind = kind;
        }

        @Override
        public ValueDeserializer<?> createContextual(
                DeserializationContext context, @Nullable BeanProperty property) {
            if (property == null) return this;
            var kind = of(property.getName(), property.getAnnotation(PersonName.class) != null);
            return kind == this.kind ? this : new Json(kind);
        }

        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
            var text = super.deserialize(json, context);
            return text == null ? null : kind.clean(text);
        }
    }

    /** For forms, and the parameters of addresses. */
    static final class Parameters implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, String.class));
        }

        @Override
        public @Nullable Object convert(
                @Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
            if (!(source instanceof String text)) return source;
            var name = targetType.hasAnnotation(PersonName.class);
            return of(field(targetType), name).clean(text);
        }

        private static String field(TypeDescriptor type) {
            return type.getSource() instanceof MethodParameter parameter
                            && parameter.getParameterIndex() >= 0
                    ? parameter.getParameter().getName()
                    : "";
        }
    }
}
