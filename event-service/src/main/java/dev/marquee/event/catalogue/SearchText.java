package dev.marquee.event.catalogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes texts findable whatever their case and accents: "dem nhac" finds "Đêm nhạc". */
final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MAX_WORDS = 8;
    private static final int COLUMN = 20_000;

    private SearchText() {}

    static String of(@Nullable String... texts) {
        var joined =
                Stream.of(texts)
                        .filter(Objects::nonNull)
                        .map(SearchText::fold)
                        .collect(Collectors.joining(" "));
        return joined.substring(0, Math.min(joined.length(), COLUMN));
    }

    /** The words of a search as LIKE patterns with the escape character {@code !}. */
    static List<String> patterns(String search) {
        return Arrays.stream(SPACE.split(fold(search).strip()))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> "%" + word.replaceAll("[!%_]", "!$0") + "%")
                .toList();
    }

    private static String fold(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return ACCENTS.matcher(plain)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replace('ł', 'l')
                .replace('ø', 'o');
    }
}
