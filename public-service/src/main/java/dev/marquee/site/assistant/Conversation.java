package dev.marquee.site.assistant;

import dev.marquee.site.assistant.tool.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said, the oldest first.
 *
 * @param event the code of the event that was spoken of last; null for none
 */
record Conversation(List<Message> messages, @Nullable String event) {

    private static final int MOST = 12;

    static final Conversation NEW = new Conversation(List.of(), null);

    /**
     * A question or an answer.
     *
     * @param text a question's text, or that of the answer
     * @param answer null for a question
     * @param turn what an answer to a question is rated by; null for others
     */
    record Message(String text, @Nullable Answer answer, @Nullable String turn) {}

    Conversation {
        messages = List.copyOf(messages);
    }

    Conversation with(String question, Answer answer, @Nullable String about, String turn) {
        var all = new ArrayList<>(messages);
        all.add(new Message(question, null, null));
        return new Conversation(all, about == null ? event : about).with(answer, turn);
    }

    /** With an answer to nothing that was asked. */
    Conversation with(Answer answer) {
        return with(answer, null);
    }

    private Conversation with(Answer answer, @Nullable String turn) {
        var all = new ArrayList<>(messages);
        all.add(new Message(answer.text(), answer, turn));
        return new Conversation(all.subList(Math.max(0, all.size() - MOST), all.size()), event);
    }
}
