package dev.marquee.notification.content;

import dev.marquee.notification.content.text.FilledMarkdown;
import dev.marquee.notification.content.text.Placeholders;
import dev.marquee.notification.content.text.PlainLine;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser writes in the place of the usual words of a mail.
 *
 * @param subject one line, with placeholders
 * @param body Markdown, with placeholders
 */
public record OwnWords(String subject, String body) {

    /** As long as a subject is in the end, whatever its placeholders stand for. */
    public static final int LONGEST_SUBJECT = 200;

    private static final Map<String, String> NO_LINK = Map.of(Placeholders.LINK, "");

    /** The same with what the placeholders stand for. */
    record Filled(String subject, FilledMarkdown body) {}

    /**
     * What is wrong with them in mails of this kind; empty if nothing is.
     *
     * @param named whether it is known what the organiser is called
     */
    public List<Fault> faults(MailKind kind, boolean named) {
        var faults = new ArrayList<Fault>();
        check("subject", subject, kind, named, faults);
        check("body", body, kind, named, faults);
        if (faults.isEmpty() && FilledMarkdown.of(body, NO_LINK).text().isBlank())
            faults.add(new Fault("body", Text.of("invalid.required")));
        return faults;
    }

    private static void check(
            String field, String text, MailKind kind, boolean named, List<Fault> faults) {
        var fault = fault(text, kind, named);
        if (fault != null) faults.add(new Fault(field, fault));
    }

    private static @Nullable Text fault(String text, MailKind kind, boolean named) {
        if (text.isBlank()) return Text.of("invalid.required");
        var unknown = Placeholders.unknownIn(text);
        if (unknown.isPresent())
            return Text.of(
                    "invalid.template-placeholder",
                    braced(unknown.get().word()),
                    braced(unknown.get().nearest()));
        var there = LetterValues.placeholders(kind);
        for (var found : Placeholders.PATTERN.matcher(text).results().toList())
            if (!there.contains(found.group(1)))
                return Text.of("invalid.template-placeholder-elsewhere", found.group());
        return !named && text.contains(braced("organizer"))
                ? Text.of("invalid.template-name-missing", braced("organizer"))
                : null;
    }

    private static String braced(String word) {
        return "{" + word + "}";
    }

    /**
     * Puts values in.
     *
     * @throws IllegalArgumentException if the words cannot be used
     */
    Filled fill(MailKind kind, Map<String, String> values) {
        var faults = faults(kind, !values.getOrDefault("organizer", "").isBlank());
        if (!faults.isEmpty())
            throw new IllegalArgumentException(
                    faults.getFirst().field()
                            + ": "
                            + faults.getFirst().message().getDefaultMessage());
        var line = PlainLine.of(Placeholders.fill(subject, values));
        var filled = FilledMarkdown.of(body, values);
        if (line.isBlank()) throw new IllegalArgumentException("subject: it is empty");
        if (filled.text().isBlank()) throw new IllegalArgumentException("body: it is empty");
        return new Filled(shortened(line), filled);
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
}
