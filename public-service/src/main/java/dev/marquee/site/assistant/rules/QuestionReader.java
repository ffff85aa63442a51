package dev.marquee.site.assistant.rules;

import dev.marquee.platform.language.Languages;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds out what somebody wants to know, and in which language they ask. */
@Component
public class QuestionReader {

    /** A lone word that may mean anything is less. */
    private static final int LEAST = 3;

    private static final int MOST_MARKERS = 6;

    /** Letters that of these languages only Vietnamese has. */
    private static final String VIETNAMESE =
            "[\\u0103\\u0111\\u01A1\\u01B0\\u0102\\u0110\\u01A0\\u01AF\\u1EA0-\\u1EF9]";

    private record Reading(Phrasebook book, List<String> words, Map<Intent, Integer> scores) {

        int best() {
            return scores.values().stream().max(Comparator.naturalOrder()).orElse(0);
        }

        int certainty(boolean vietnameseLetters) {
            var letters = vietnameseLetters && book.language().equals("vi") ? 8 : 0;
            return Math.min(MOST_MARKERS, book.markersIn(words)) * 2 + best() + letters;
        }
    }

    private final List<Phrasebook> books = Phrasebook.all();
    private final Languages languages;

    QuestionReader(Languages languages) {
        this.languages = languages;
    }

    /**
     * @param page the language of the page
     */
    public Question read(String text, Locale page) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var reading = choose(composed, page);
        var ranked =
                reading.scores().entrySet().stream()
                        .sorted(
                                Map.Entry.<Intent, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        var likely =
                ranked.stream()
                        .filter(one -> one.getValue() >= LEAST)
                        .map(Map.Entry::getKey)
                        .toList();
        var intent =
                likely.stream()
                        .filter(one -> !one.isPolite())
                        .findFirst()
                        .or(() -> likely.stream().findFirst())
                        .orElse(Intent.UNSURE);
        return new Question(
                text,
                locale(reading, page),
                intent,
                ranked.stream()
                        .map(Map.Entry::getKey)
                        .filter(one -> one != intent && !one.isPolite())
                        .limit(3)
                        .toList(),
                reading.book().day(reading.words()),
                reading.book().number(reading.words()));
    }

    private Locale locale(Reading reading, Locale page) {
        var language = reading.book().language();
        return page.getLanguage().equals(language) ? page : languages.named(language).orElse(page);
    }

    /** The page's language, unless the question is clearly in another one. */
    private Reading choose(String text, Locale page) {
        var letters = text.matches("(?s).*" + VIETNAMESE + ".*");
        var readings =
                books.stream()
                        .map(book -> {
                            var words = book.words(text);
                            return new Reading(book, words, book.scores(words));
                        })
                        .sorted(
                                Comparator.comparing((Reading one) -> one.certainty(letters))
                                        .reversed())
                        .toList();
        var first = readings.getFirst();
        return readings.stream()
                .filter(one -> one.book().language().equals(page.getLanguage()))
                .filter(one -> one.certainty(letters) + 2 > first.certainty(letters))
                .findFirst()
                .orElse(first);
    }
}
