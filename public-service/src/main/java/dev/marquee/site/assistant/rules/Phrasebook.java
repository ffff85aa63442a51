package dev.marquee.site.assistant.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** What people say in one language, as its file {@code assistant/<tag>.txt} has it. */
final class Phrasebook {

    /** A phrase, and how sure it is. */
    private record Phrase(List<String> words, String meaning, int weight) {}

    /** A phrase that was found, and where. */
    private record Found(Phrase phrase, int from, int to) {

        boolean isInside(Found other) {
            return from >= other.from && to <= other.to && to - from < other.to - other.from;
        }
    }

    private final String language;
    private final Map<String, List<String>> spellings = new HashMap<>();
    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<String, List<Phrase>> days = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> markers = new HashSet<>();

    private Phrasebook(String language) {
        this.language = language;
    }

    static Phrasebook read(String language) {
        var book = new Phrasebook(language);
        try {
            var file = new ClassPathResource("assistant/" + language + ".txt");
            var lines = file.getContentAsString(StandardCharsets.UTF_8).lines().toList();
            // the spellings first: the phrases are written out by them
            lines.stream().filter(line -> line.startsWith("spelling:")).forEach(book::learn);
            lines.stream().filter(line -> !line.startsWith("spelling:")).forEach(book::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return book;
    }

    private void learn(String line) {
        if (line.isBlank() || line.startsWith("#")) return;
        var colon = line.indexOf(':');
        var head = line.substring(0, colon).strip().split(" ");
        for (var entry : line.substring(colon + 1).split(";")) {
            var sides = entry.split("=", 2);
            switch (head[0]) {
                case "spelling" -> {
                    var from = SpokenText.words(sides[0]);
                    if (from.size() == 1)
                        spellings.put(from.getFirst(), SpokenText.words(sides[1]));
                }
                case "language" -> markers.addAll(SpokenText.words(entry));
                case "number" ->
                        numbers.put(
                                SpokenText.words(sides[0]).getFirst(),
                                Integer.valueOf(sides[1].strip()));
                case "date" -> add(days, new Phrase(words(entry), head[1], 1));
                default ->
                        add(
                                byFirstWord,
                                new Phrase(words(entry), head[0], Integer.parseInt(head[1])));
            }
        }
    }

    private static void add(Map<String, List<Phrase>> phrases, Phrase phrase) {
        phrases.computeIfAbsent(phrase.words().getFirst(), first -> new ArrayList<>()).add(phrase);
    }

    String language() {
        return language;
    }

    List<String> words(String text) {
        return SpokenText.words(text, spellings);
    }

    /** How many of the words only this language has. */
    int markersIn(List<String> words) {
        return (int) words.stream().distinct().filter(markers::contains).count();
    }

    /** How likely each intent is. A phrase that stands inside a longer one says nothing. */
    Map<Intent, Integer> scores(List<String> words) {
        var scores = new EnumMap<Intent, Integer>(Intent.class);
        var counted = new HashSet<Phrase>();
        for (var found : find(byFirstWord, words))
            if (counted.add(found.phrase()))
                scores.merge(
                        Intent.of(found.phrase().meaning()), found.phrase().weight(), Integer::sum);
        return scores;
    }

    /** Which day is spoken of: today, tomorrow, weekend, week, next-week, month, next-month. */
    Optional<String> day(List<String> words) {
        return find(days, words).stream().map(found -> found.phrase().meaning()).findFirst();
    }

    /** How many, in digits or in words; empty where no number is said. */
    Optional<Integer> number(List<String> words) {
        for (var word : words) {
            if (word.matches("[1-9]\\d?")) return Optional.of(Integer.valueOf(word));
            if (numbers.containsKey(word)) return Optional.of(numbers.get(word));
        }
        return Optional.empty();
    }

    private static List<Found> find(Map<String, List<Phrase>> phrases, List<String> words) {
        var found = new ArrayList<Found>();
        for (int at = 0; at < words.size(); at++)
            for (var phrase : phrases.getOrDefault(words.get(at), List.of())) {
                var end = at + phrase.words().size();
                if (end <= words.size() && words.subList(at, end).equals(phrase.words()))
                    found.add(new Found(phrase, at, end));
            }
        return found.stream().filter(one -> found.stream().noneMatch(one::isInside)).toList();
    }

    /** All languages that have a file. */
    static List<Phrasebook> all() {
        return Collections.unmodifiableList(
                Arrays.stream(new String[] {"en", "id", "vi"}).map(Phrasebook::read).toList());
    }
}
