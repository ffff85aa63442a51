package dev.marquee.site.assistant.tool;

import java.util.List;
import java.util.Locale;

/**
 * What the assistant says: plain text, and beside it what can be pressed.
 *
 * @param topic what the question was taken for, in a word
 * @param sources pages that say the same
 */
public record Answer(
        String text,
        Locale locale,
        String topic,
        List<Button> buttons,
        List<Card> cards,
        List<Button> sources) {

    public Answer {
        buttons = List.copyOf(buttons);
        cards = List.copyOf(cards);
        sources = List.copyOf(sources);
    }
}
