package dev.marquee.event.catalogue;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.value.Folding;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What events are searched by: "dem nhac" finds "Đêm nhạc", "punk rock" finds "Punk‑Rock". */
final class SearchText {

    private static final int COLUMN = 20_000;

    private SearchText() {}

    /** What an event is found by. */
    static String of(String code, EventDetails details) {
        return of(
                code,
                details.name(),
                details.location(),
                details.category(),
                details.description());
    }

    static String of(@Nullable String... texts) {
        var joined =
                Stream.of(texts)
                        .filter(Objects::nonNull)
                        .map(Folding::fold)
                        .collect(Collectors.joining(" "));
        return joined.substring(0, Math.min(joined.length(), COLUMN));
    }

    /** The words of a search as LIKE patterns with the escape character {@code !}. */
    static List<String> patterns(String search) {
        return Folding.words(search).stream().map(Like::contains).toList();
    }
}
