package dev.marquee.site.assistant.model;

import dev.marquee.platform.value.Markdown;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Lets a model's words out sentence by sentence, as plain text: pictures are dropped, links and
 * HTML are words. A sentence with a number that no tool told is replaced, once.
 */
final class Sentences {

    private static final Pattern END = Pattern.compile("[.!?…](?=\\s)|\\n");
    private static final int LONGEST = 2_000;

    private final FactGuard guard;
    private final Markdown markdown;
    private final String instead;
    private final Consumer<String> sink;
    private final StringBuilder waiting = new StringBuilder();
    private final StringBuilder out = new StringBuilder();
    private boolean replaced;

    /**
     * @param instead what is said where a sentence is not shown
     */
    Sentences(FactGuard guard, Markdown markdown, String instead, Consumer<String> sink) {
        this.guard = guard;
        this.markdown = markdown;
        this.instead = instead;
        this.sink = sink;
    }

    void take(String words) {
        waiting.append(words);
        for (var end = END.matcher(waiting); end.find(); end = END.matcher(waiting)) {
            release(waiting.substring(0, end.end()));
            waiting.delete(0, end.end());
        }
        if (waiting.length() > LONGEST) flush();
    }

    /** What is left is a sentence, too. */
    void flush() {
        release(waiting.toString());
        waiting.setLength(0);
    }

    private void release(String sentence) {
        var lead = sentence.substring(0, sentence.length() - sentence.stripLeading().length());
        var words = markdown.text(sentence.strip());
        var tail = sentence.endsWith("\n") ? "\n" : "";
        if (words.isEmpty()) {
            if (!out.isEmpty() && !sentence.isEmpty()) emit(lead.isEmpty() ? tail : lead);
        } else if (guard.allows(words)) emit(lead + words + tail);
        else if (!replaced) {
            replaced = true;
            emit(lead + instead + tail);
        }
    }

    private void emit(String words) {
        if (words.isEmpty()) return;
        out.append(words);
        sink.accept(words);
    }

    boolean hasSpoken() {
        return !out.isEmpty();
    }

    /** Whether something was not shown. */
    boolean isReplaced() {
        return replaced;
    }

    String text() {
        return out.toString().strip();
    }
}
