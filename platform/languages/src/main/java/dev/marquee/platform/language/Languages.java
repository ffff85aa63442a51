package dev.marquee.platform.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The languages that exist. English always does; it is what other languages lack. */
public final class Languages {

    /** Longer headers than browsers send are not read. */
    private static final int LONGEST_HEADER = 500;

    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    /** The services of one JVM have the same files: they are read once. */
    private static final Map<Path, Map<String, Map<String, String>>> READ =
            new ConcurrentHashMap<>();

    private final Map<String, Language> byTag;
    private final List<Language> all;
    private final Language english;
    private final Language house;

    private Languages(Map<String, Language> byTag, String house) {
        this.byTag = byTag;
        this.english = Objects.requireNonNull(byTag.get("en"), "there is always English");
        var named = new ArrayList<>(byTag.values());
        named.remove(english);
        named.addFirst(english);
        this.all = List.copyOf(named);
        this.house = Objects.requireNonNullElse(byTag.get(house), english);
    }

    /** Those that come along, and those whose files are in a folder of the installation. */
    public static Languages read(Path folder, String house, boolean pseudo) {
        var files = READ.computeIfAbsent(folder.toAbsolutePath().normalize(), LanguageFiles::read);
        var languages = new TreeMap<String, Language>(String.CASE_INSENSITIVE_ORDER);
        files.forEach((tag, texts) -> languages.put(tag, new Language(tag, texts)));
        if (pseudo)
            languages.put(
                    PseudoLanguage.TAG, new Language(PseudoLanguage.TAG, PseudoLanguage.ABOUT));
        languages.values().forEach(DateFormats::learn);
        return new Languages(languages, house);
    }

    /** English alone, for what runs without a configuration. */
    public static Languages onlyEnglish() {
        var languages = new TreeMap<String, Language>(String.CASE_INSENSITIVE_ORDER);
        languages.put("en", new Language("en", Map.of()));
        return new Languages(languages, "en");
    }

    /** English first, the others by tag. */
    public Collection<Language> all() {
        return all;
    }

    /** The installation's own, for whoever says nothing else. */
    public Language house() {
        return house;
    }

    /** The locale of a tag that somebody chose, if there is this language. */
    public Optional<Locale> named(@Nullable String tag) {
        return tag == null || tag.length() > 35 ? Optional.empty() : lookup(tag);
    }

    /** The same, or else that of the house: in what somebody is written to. */
    public Locale orHouse(@Nullable String tag) {
        return named(tag).orElse(house.locale());
    }

    /**
     * What the reader asked for most of what exists (RFC 4647, look-up); empty if nothing does. A
     * region counts in English alone: other languages have the one that their files name.
     *
     * @param ranges as in {@code Accept-Language}
     */
    public Optional<Locale> accepted(@Nullable String ranges) {
        if (ranges == null || ranges.isBlank() || ranges.length() > LONGEST_HEADER)
            return Optional.empty();
        try {
            return LanguageRange.parse(ranges).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> lookup(range.getRange()))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The language of a locale; English if it does not exist. */
    public Language of(Locale locale) {
        var exact = byTag.get(locale.toLanguageTag());
        if (exact != null) return exact;
        return Objects.requireNonNullElse(byTag.get(locale.getLanguage()), english);
    }

    Language english() {
        return english;
    }

    private Optional<Locale> lookup(String range) {
        for (var tag = range; !tag.isEmpty(); tag = shorter(tag)) {
            var language = byTag.get(tag);
            if (language != null) return Optional.of(locale(language, range));
        }
        return Optional.empty();
    }

    private Locale locale(Language language, String range) {
        if (language != english) return language.locale();
        var region = Locale.forLanguageTag(range).getCountry();
        return REGIONS.contains(region)
                ? Locale.of(language.locale().getLanguage(), region)
                : language.locale();
    }

    /** Without its last part, and without a single letter that would be left at the end. */
    private static String shorter(String tag) {
        var end = tag.lastIndexOf('-');
        if (end > 1 && tag.charAt(end - 2) == '-') end -= 2;
        return end < 0 ? "" : tag.substring(0, end);
    }
}
