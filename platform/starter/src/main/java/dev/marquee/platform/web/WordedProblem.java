package dev.marquee.platform.web;

import dev.marquee.platform.reason.Reasons;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A problem detail whose words are chosen where it is sent; until then they are English. */
final class WordedProblem extends ProblemDetail {

    private final Text text;
    private final List<Fault> faults;

    WordedProblem(HttpStatus status, Text text, List<Fault> faults) {
        super(status.value());
        this.text = text;
        this.faults = faults;
        setErrors(message -> String.valueOf(message.getDefaultMessage()));
    }

    /** Most refusals are sent in words of the reader: none are looked up before. */
    @Override
    public @Nullable String getDetail() {
        var words = super.getDetail();
        return words == null ? text.english() : words;
    }

    Text text() {
        return text;
    }

    Text firstFault() {
        return !faults.isEmpty() && faults.getFirst().message() instanceof Text ours ? ours : text;
    }

    /** The same in a reader's language, as far as its words are in a bundle. */
    static void put(ProblemDetail problem, MessageSource messages, Locale locale) {
        problem.setTitle(
                messages.getMessage(
                        "problem.status." + problem.getStatus(), null, problem.getTitle(), locale));
        if (problem instanceof WordedProblem worded) worded.put(messages, locale);
        assert Reasons.describe(problem) : problem + " is not as reasons.csv says";
        Reasons.of(problem)
                .ifPresent(reason -> {
                    problem.setProperty("help", reason.help(messages, locale));
                    problem.setProperty("docs", reason.docs());
                    problem.setProperty("who", reason.who().word());
                });
    }

    private void put(MessageSource messages, Locale locale) {
        setDetail(text.in(messages, locale));
        setErrors(message ->
                message instanceof Text ours
                        ? ours.in(messages, locale)
                        : String.valueOf(message.getDefaultMessage()));
    }

    private void setErrors(Function<MessageSourceResolvable, String> words) {
        if (faults.isEmpty()) return;
        var errors = new ArrayList<Map<String, String>>();
        for (var fault : faults) {
            var error = new LinkedHashMap<String, String>();
            error.put("field", fault.field());
            error.put("message", words.apply(fault.message()));
            errors.add(error);
        }
        setProperty("errors", errors);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof WordedProblem problem
                && text.equals(problem.text)
                && faults.equals(problem.faults);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), text, faults);
    }
}
