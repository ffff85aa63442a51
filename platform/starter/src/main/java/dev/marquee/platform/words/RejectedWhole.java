package dev.marquee.platform.words;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;

/** The same as {@link Rejected}, of the whole of what was sent. */
public final class RejectedWhole extends ObjectError {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    private RejectedWhole(String object, String code, Text text) {
        super(
                object,
                new String[] {code + "." + object, code, text.key()},
                text.getArguments(),
                text.english());
        this.text = text;
    }

    static RejectedWhole of(BindingResult result, String code, Text text) {
        return new RejectedWhole(result.getObjectName(), code, text);
    }

    public Text text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof RejectedWhole whole
                && text.equals(whole.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), text);
    }
}
