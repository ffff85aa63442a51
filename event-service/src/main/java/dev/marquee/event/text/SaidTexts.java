package dev.marquee.event.text;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

/** Checks what somebody says in which language. */
@Component
public class SaidTexts {

    private static final int LONGEST = 35;
    private static final Set<String> ISO = Set.of(Locale.getISOLanguages());

    private final Languages languages;

    SaidTexts(Languages languages) {
        this.languages = languages;
    }

    /** The tag of the installation's language. */
    public String house() {
        return languages.house().tag();
    }

    /** The tag of the language that pages are in for this reader. */
    public String of(Locale reader) {
        return languages.of(reader).tag();
    }

    /** A tag as it is kept, if there is such a language, whether or not any page speaks it. */
    public Optional<String> tag(@Nullable String sent) {
        if (sent == null || sent.length() > LONGEST) return Optional.empty();
        for (var one : languages.all())
            if (one.tag().equalsIgnoreCase(sent.strip())) return Optional.of(one.tag());
        var locale = Locale.forLanguageTag(sent.strip());
        var tag = locale.toLanguageTag();
        return ISO.contains(locale.getLanguage()) && tag.equalsIgnoreCase(sent.strip())
                ? Optional.of(tag)
                : Optional.empty();
    }

    /** All that pages speak, by their tags, in the order in which readers choose. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        languages.all().forEach(one -> names.put(one.tag(), one.name()));
        return names;
    }

    /** What a language is called in itself. */
    public String name(String tag) {
        var known = names().get(tag);
        if (known != null) return known;
        var locale = Locale.forLanguageTag(tag);
        return locale.getDisplayName(locale);
    }

    /**
     * The main language of an event.
     *
     * @param sent as it was sent; that of the house where nothing was
     */
    public String main(@Nullable String sent, Errors errors) {
        if (sent == null || sent.isBlank()) return house();
        var known = tag(sent);
        if (known.isEmpty())
            Text.of("invalid.a-language-such-as").reject(errors, "mainLang", "no_language");
        return known.orElseGet(this::house);
    }

    /** What was sent, tidied, by the tag of each language; an error for what is no other one. */
    public SortedMap<String, Translation> read(
            @Nullable Map<String, @Nullable Translation> sent, String main, Errors errors) {
        var texts = new TreeMap<String, Translation>();
        if (sent == null) return texts;
        sent.forEach((tag, text) -> {
            if (text == null || text.tidy().isEmpty()) return;
            var language = tag(tag);
            if (language.isEmpty())
                Text.of("invalid.a-language-such-as").reject(errors, "texts", "no_language");
            else if (language.get().equals(main))
                Text.of("invalid.has-texts-beside-it").reject(errors, "mainLang", "main_language");
            else texts.put(language.get(), text.tidy());
        });
        return texts;
    }

    /**
     * The same with ticket types by their ids. Ids of types that are gone are left out.
     *
     * @param types the ids by the name of each type
     * @throws org.springframework.web.ErrorResponseException 422 for a name that no type has
     */
    public static SortedMap<String, Translation> resolved(
            Map<String, Translation> texts, Map<String, Long> types) {
        var resolved = new TreeMap<String, Translation>();
        texts.forEach((language, text) -> {
            var names = new TreeMap<String, String>();
            if (text.ticketTypes() != null)
                text.ticketTypes()
                        .forEach((key, name) -> {
                            var id = id(key, types);
                            if (id != null && name != null) names.put(String.valueOf(id), name);
                        });
            var whole = new Translation(text.name(), text.description(), names);
            if (!whole.isEmpty()) resolved.put(language, whole);
        });
        return resolved;
    }

    private static @Nullable Long id(String key, Map<String, Long> types) {
        if (key.matches("\\d{1,18}") && types.containsValue(Long.valueOf(key)))
            return Long.valueOf(key);
        for (var type : types.entrySet())
            if (type.getKey().equalsIgnoreCase(key.strip())) return type.getValue();
        if (key.matches("\\d{1,18}")) return null;
        throw Problems.invalid("texts", Text.of("invalid.no-such-ticket-type", key));
    }
}
