package dev.marquee.site.assistant.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question as it was understood.
 *
 * @param text as it was typed
 * @param locale the language of the question, if it is clear, or else that of the page
 * @param intent unsure if none is likely
 * @param guesses the next best, at most three
 * @param day which day is spoken of, in a word
 * @param quantity how many tickets, if that is said
 */
public record Question(
        String text,
        Locale locale,
        Intent intent,
        List<Intent> guesses,
        Optional<String> day,
        Optional<Integer> quantity) {}
