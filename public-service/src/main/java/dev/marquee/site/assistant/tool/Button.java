package dev.marquee.site.assistant.tool;

import org.jspecify.annotations.Nullable;

/**
 * A next step: a page of this site, or another question.
 *
 * @param href a path of this site; null for a question
 * @param ask the question; null for a page
 */
public record Button(String label, @Nullable String href, @Nullable String ask) {

    public static Button to(String href, String label) {
        return new Button(label, href, null);
    }

    public static Button ask(String question, String label) {
        return new Button(label, null, question);
    }
}
