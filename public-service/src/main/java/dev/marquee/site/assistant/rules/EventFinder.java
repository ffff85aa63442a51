package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.EventNames;
import dev.marquee.site.assistant.tool.EventNames.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds which event a question is about: by its code, by its name, or by where it is asked. */
@Component
public class EventFinder {

    private static final double ALIKE = 0.45;

    /** Names that are nearly as alike could be meant as well. */
    private static final double AS_ALIKE = 0.05;

    /** What follows is left out by who asks. */
    private static final Pattern SUBTITLE = Pattern.compile("[:,(\u2013\u2014|]| - ");

    private static final int SHORTEST = 3;
    private static final Pattern CODE = Pattern.compile("(?i)\\bEV\\d{1,9}\\b");

    /**
     * Where a question is asked.
     *
     * @param page the event of the page; null for no event's page
     * @param last the event that was spoken of before; null for none
     */
    public record Place(@Nullable String page, @Nullable String last) {}

    private record Likely(Named event, double likeness) {}

    private final EventNames names;

    EventFinder(EventNames names) {
        this.names = names;
    }

    /**
     * The codes of the events that may be meant, the likeliest first; one if it is clear. None if
     * the question names none and is asked nowhere in particular.
     */
    public List<String> find(String question, Place place) {
        var code = CODE.matcher(question);
        if (code.find()) return List.of(code.group().toUpperCase(Locale.ROOT));
        var named = named(question);
        if (!named.isEmpty()) return named;
        if (place.page() != null) return List.of(place.page());
        return place.last() == null ? List.of() : List.of(place.last());
    }

    private List<String> named(String question) {
        var words = SpokenText.words(question);
        var likely =
                names.all().stream()
                        .map(event -> new Likely(event, likeness(event, words)))
                        .filter(one -> one.likeness() >= ALIKE)
                        .sorted(Comparator.comparingDouble(Likely::likeness).reversed())
                        .toList();
        if (likely.isEmpty()) return List.of();
        var best = likely.getFirst().likeness();
        return likely.stream()
                .filter(one -> one.likeness() > best - AS_ALIKE)
                .limit(4)
                .map(one -> one.event().code())
                .toList();
    }

    private static double likeness(Named event, List<String> words) {
        return event.names().stream()
                .flatMap(name -> Stream.of(name, SUBTITLE.split(name, 2)[0]))
                .filter(name -> name.length() >= SHORTEST)
                .mapToDouble(name -> Trigrams.likeness(SpokenText.words(name), words))
                .max()
                .orElse(0);
    }
}
