package dev.marquee.platform.language;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/**
 * In which order people look for names: by the rules of their language, whatever marks they have.
 */
public final class NameOrder {

    /** No longer than a column that keeps one; what is equal up to there is far from the first. */
    public static final int LONGEST_KEY = 1000;

    private static final ConcurrentLruCache<Locale, Collator> OF_READERS =
            new ConcurrentLruCache<>(40, locale -> collator(ULocale.forLocale(locale)));

    private NameOrder() {}

    /** The reader's order. */
    public static Comparator<String> in(Locale reader) {
        var collator = OF_READERS.get(reader);
        return (one, other) -> collator.compare(one, other);
    }

    /**
     * By which a database sorts a name, however it sorts letters.
     *
     * @param language the tag of the name's own; null for the order where no language says another
     */
    public static String key(String name, @Nullable String language) {
        var locale = language == null ? Locale.ROOT : Locale.forLanguageTag(language);
        var key = OF_READERS.get(locale).getCollationKey(name).toByteArray();
        var hex = HexFormat.of().formatHex(key);
        return hex.substring(0, Math.min(LONGEST_KEY, hex.length()));
    }

    /** One that several threads may ask. */
    private static Collator collator(ULocale locale) {
        return Collator.getInstance(locale).freeze();
    }
}
