package dev.marquee.platform.words;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/** A value that code rejected: pages say what they have of its code, an API says its text. */
public final class Rejected extends FieldError {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    private Rejected(
            String object, String field, @Nullable Object value, String[] codes, Text text) {
        super(object, field, value, false, codes, text.getArguments(), text.english());
        this.text = text;
    }

    static Rejected of(BindingResult result, String field, String code, Text text) {
        var codes = result.resolveMessageCodes(code, field);
        var withOwn = Arrays.copyOf(codes, codes.length + 1);
        withOwn[codes.length] = text.key();
        return new Rejected(
                result.getObjectName(),
                Objects.requireNonNullElse(result.getNestedPath(), "") + field,
                result.getRawFieldValue(field),
                withOwn,
                text);
    }

    /** Without the text's own key, which comes last. */
    @Override
    public @Nullable String getCode() {
        var codes = getCodes();
        return codes == null ? null : codes[codes.length - 2];
    }

    public Text text() {
        return text;
    }
}
