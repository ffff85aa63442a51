package dev.marquee.customer.contact;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which customers, and in which order.
 *
 * @param words each in the name, an e-mail address or the telephone number; empty for any
 * @param origin empty for any
 * @param sort name, email or created, with a minus for descending
 */
public record CustomerQuery(String words, Optional<Origin> origin, String sort) {

    static final String SORTS = "-?(name|email|created)";
    private static final int LONGEST = 100;
    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_WORDS = 5;

    /** What a person typed; what cannot be understood is as if it were not there. */
    public static CustomerQuery typed(String words, String origin, String sort) {
        var clean = CleanText.of(words).replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        return new CustomerQuery(
                clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean,
                Origin.of(origin),
                sort.matches(SORTS) ? sort : "name");
    }

    /** A condition on {@code customer c}, after another one. */
    String condition() {
        return (words.isEmpty() ? "" : "and (" + matches() + ") ")
                + (origin.isEmpty() ? "" : "and c.origin = :origin ");
    }

    /** Every word somewhere, or a telephone number as it may be written. */
    private String matches() {
        if (folded().isEmpty()) return "1 = 0";
        var all =
                IntStream.range(0, folded().size())
                        .mapToObj(i -> "c.search_key like :word" + i + " escape '!'")
                        .collect(Collectors.joining(" and "));
        return digits().isEmpty() ? all : all + " or c.phone_key like :digits escape '!'";
    }

    private List<String> folded() {
        return Folding.words(words).stream().limit(MOST_WORDS).toList();
    }

    /** What a telephone number may have in it, as far as the words are one. */
    private String digits() {
        var digits = CleanText.plain(words).replaceAll("[\\s()./+-]", "").replaceFirst("^0+", "");
        return digits.matches("\\d{" + FEWEST_DIGITS + ",}") ? digits : "";
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        var folded = folded();
        for (var i = 0; i < folded.size(); i++)
            params.put("word" + i, Like.contains(folded.get(i)));
        params.put("digits", Like.contains(digits()));
        origin.ifPresent(one -> params.put("origin", one.word()));
        return params;
    }

    boolean descending() {
        return sort.startsWith("-");
    }

    /** The column that it is sorted by; the id decides between equals. */
    String column() {
        return switch (descending() ? sort.substring(1) : sort) {
            case "email" -> "c.email_key";
            case "created" -> "c.created_at";
            default -> "c.name_key";
        };
    }
}
