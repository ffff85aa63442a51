package dev.marquee.platform.database;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link dev.marquee.platform.value.Folding} as an SQL expression, for columns that are not stored
 * folded. Latin, Greek and Cyrillic texts come out the same on H2 and PostgreSQL, but for doubled
 * spaces; so compare word by word.
 */
public final class FoldedSql {

    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043";
    private static final String SPACES =
            "\u00A0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u3000";
    private static final String LETTERS = "đðħıłŋøŧς";
    private static final String ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";

    private static final String FROM = DASHES + SPACES + LETTERS + ARABIC_DIGITS;
    private static final String TO =
            " ".repeat(DASHES.length() + SPACES.length()) + "ddhilnotσ" + "0123456789".repeat(2);

    /** Quotes, apostrophes, accents, and what cannot be seen, inside the brackets of a regex. */
    private static final String NOTHING =
            "\"''`\u2018-\u201F\u2039\u203A\u00AB\u00BB\u2032-\u2037\u02B9-\u02BF\u02C8\u05F3\u05F4"
                    + "\u0300-\u036F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF";

    private final Supplier<Boolean> postgres;

    private FoldedSql(Supplier<Boolean> postgres) {
        this.postgres = postgres;
    }

    /** For the database that the template leads to. */
    public static FoldedSql of(JdbcTemplate jdbc) {
        ConnectionCallback<String> product =
                connection -> connection.getMetaData().getDatabaseProductName();
        return new FoldedSql(
                SingletonSupplier.of(
                        () -> "PostgreSQL".equals(Objects.requireNonNull(jdbc.execute(product)))));
    }

    /** For PostgreSQL, or else for H2. */
    public static FoldedSql on(boolean postgres) {
        return new FoldedSql(() -> postgres);
    }

    public boolean isPostgres() {
        return postgres.get();
    }

    /** The folded text of an expression. An index on it must be on this very expression. */
    public String fold(String text) {
        var plain = "lower(replace(%s, '\u00B4', ''))".formatted(text);
        var bare =
                "regexp_replace(%s, '[%s]', '', 'g')"
                        .formatted(
                                isPostgres() ? "normalize(%s, NFKD)".formatted(plain) : plain,
                                NOTHING);
        for (var two : List.of("ßss", "æae", "œoe", "þth"))
            bare = "replace(%s, '%s', '%s')".formatted(bare, two.substring(0, 1), two.substring(1));
        return isPostgres()
                ? "translate(%s, '%s', '%s')".formatted(bare, FROM, TO)
                : "translate(%s, '%s', '%s')"
                        .formatted(bare, FROM + Accented.LETTERS, TO + Accented.BARE);
    }

    /**
     * That each of the words stands in one of the columns; false if there is none.
     *
     * @param name of the parameters; a number follows it
     * @param words folded; {@link #parameters} has their values
     */
    public String contains(String name, List<String> words, String... columns) {
        if (words.isEmpty()) return "1 = 0";
        var text =
                fold(
                        Stream.of(columns)
                                .map("coalesce(%s, '')"::formatted)
                                .collect(Collectors.joining(" || ' ' || ")));
        return IntStream.range(0, words.size())
                .mapToObj(n -> text + " like :" + name + n + " escape '!'")
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    /** The values of {@link #contains}. */
    public static Map<String, Object> parameters(String name, List<String> words) {
        var parameters = new HashMap<String, Object>();
        for (var n = 0; n < words.size(); n++)
            parameters.put(name + n, Like.contains(words.get(n)));
        return parameters;
    }

    /** The letters that Unicode has with an accent of their own, and without: H2 has no NFKD. */
    private static final class Accented {

        static final String LETTERS;
        static final String BARE;

        static {
            var letters = new StringBuilder();
            var bare = new StringBuilder();
            Stream.of(
                            IntStream.range(0xC0, 0x250),
                            IntStream.range(0x370, 0x530),
                            IntStream.range(0x1E00, 0x2000),
                            IntStream.range(0xFF10, 0xFF1A),
                            IntStream.range(0xFF41, 0xFF5B))
                    .flatMapToInt(range -> range)
                    .filter(letter -> Character.toLowerCase(letter) == letter)
                    .forEach(letter -> {
                        var parts =
                                Normalizer.normalize(
                                        Character.toString(letter), Normalizer.Form.NFKD);
                        if (parts.codePointAt(0) == letter
                                || parts.charAt(0) == ' '
                                || parts.chars().skip(1).anyMatch(c -> c < 0x300 || c > 0x36F))
                            return;
                        letters.appendCodePoint(letter);
                        bare.append(parts.charAt(0));
                    });
            LETTERS = letters.toString();
            BARE = bare.toString();
        }
    }
}
