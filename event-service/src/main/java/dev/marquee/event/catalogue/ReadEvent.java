package dev.marquee.event.catalogue;

import dev.marquee.event.text.Translation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows events in the language of whoever reads them. What there is not in it is shown in the
 * event's main language, or else in the first that it exists in: each text by itself, and whole.
 */
public final class ReadEvent {

    /** A text, and the tag of its language. */
    private record Said(String text, String lang) {}

    private ReadEvent() {}

    /**
     * The event without what only writers see.
     *
     * @param reader null for its main language
     */
    public static EventView in(@Nullable Locale reader, EventView event) {
        var texts = Objects.requireNonNullElse(event.texts(), Map.<String, Translation>of());
        var lang = reader == null ? event.mainLang() : tag(reader, event, texts);
        var other = new LinkedHashMap<String, String>();
        var name =
                Objects.requireNonNull(chosen(event, texts, lang, event.name(), Translation::name));
        note("name", name, lang, other);
        var description = chosen(event, texts, lang, event.description(), Translation::description);
        if (description != null) note("description", description, lang, other);
        var types = new ArrayList<EventView.Type>();
        for (var type : event.ticketTypes()) {
            var said =
                    Objects.requireNonNull(
                            chosen(event, texts, lang, type.name(), it -> it.type(type.id())));
            types.add(type.named(said.text(), said.lang().equals(lang) ? null : said.lang()));
        }
        return event.said(
                name.text(),
                description == null ? null : description.text(),
                types,
                lang,
                other.isEmpty() ? null : other);
    }

    /** The tags of the texts that this reader is shown, where there are such. */
    static Set<String> languages(@Nullable Locale reader) {
        var tags = new HashSet<String>();
        if (reader != null) {
            tags.add(reader.toLanguageTag());
            tags.add(reader.getLanguage());
        }
        return tags;
    }

    /** The same of all. */
    public static List<EventView> in(@Nullable Locale reader, List<EventView> events) {
        return events.stream().map(event -> in(reader, event)).toList();
    }

    /** The reader's, with the region where the event has texts for that. */
    private static String tag(Locale reader, EventView event, Map<String, Translation> texts) {
        var whole = reader.toLanguageTag();
        if (texts.containsKey(whole) || event.mainLang().equals(whole)) return whole;
        return reader.getLanguage();
    }

    private static @Nullable Said chosen(
            EventView event,
            Map<String, Translation> texts,
            String lang,
            @Nullable String main,
            Function<Translation, @Nullable String> field) {
        var own = texts.get(lang);
        if (own != null && !lang.equals(event.mainLang())) {
            var text = field.apply(own);
            if (text != null) return new Said(text, lang);
        }
        if (main != null) return new Said(main, event.mainLang());
        for (var one : texts.entrySet()) {
            var text = field.apply(one.getValue());
            if (text != null) return new Said(text, one.getKey());
        }
        return null;
    }

    private static void note(String field, Said said, String lang, Map<String, String> other) {
        if (!said.lang().equals(lang)) other.put(field, said.lang());
    }
}
