package dev.marquee.platform.words;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;

/**
 * A text that a bundle has, in whatever language it will be read: code that knows no reader says
 * which text it means, and where the answer is written it becomes words.
 *
 * @param key in {@code messages.properties} of the service, or in {@code platform-messages}
 * @param arguments for its places {@code {0}}, {@code {1}} …; a text among them is put into words
 *     too. An id is given as text, or it is written with separators
 */
public record Text(String key, List<Object> arguments) implements MessageSourceResolvable {

    public static Text of(String key, @Nullable Object... arguments) {
        return new Text(
                key,
                Stream.of(arguments)
                        .map(argument -> Objects.requireNonNullElse(argument, ""))
                        .toList());
    }

    /** In a reader's language. */
    public String in(MessageSource messages, Locale locale) {
        return messages.getMessage(this, locale);
    }

    /** For logs, and for what is written before the reader is known. */
    public String english() {
        return EnglishTexts.of(this);
    }

    /**
     * Rejects a value: an API says this text; a page says its own of the code, if it has one.
     *
     * @param code as for {@link Errors#rejectValue(String, String)}
     */
    public void reject(Errors errors, String field, String code) {
        if (errors instanceof BindingResult result)
            result.addError(Rejected.of(result, field, code, this));
        else errors.rejectValue(field, code, getArguments(), english());
    }

    /** Rejects the whole of what was sent, as above. */
    public void reject(Errors errors, String code) {
        if (errors instanceof BindingResult result)
            result.addError(RejectedWhole.of(result, code, this));
        else errors.reject(code, getArguments(), english());
    }

    @Override
    public String[] getCodes() {
        return new String[] {key};
    }

    @Override
    public Object[] getArguments() {
        return arguments.toArray();
    }

    @Override
    public @Nullable String getDefaultMessage() {
        return english();
    }
}
