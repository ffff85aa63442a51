package dev.marquee.ticket.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an event and its ticket types are called, in each language that somebody wrote. Each name is
 * in the reader's language, or else in the event's main one.
 *
 * @param lang the tag of the main language; null where there is no other
 * @param events the event's names by language
 * @param types the names of ticket types by language and id
 */
public record EventNames(
        @Nullable String lang, Map<String, String> events, Map<String, Map<String, String>> types) {

    /** Of an event that has one language. */
    public static final EventNames NONE = new EventNames(null, Map.of(), Map.of());

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final ConcurrentLruCache<String, EventNames> READ =
            new ConcurrentLruCache<>(500, text -> JSON.readValue(text, EventNames.class));

    public EventNames {
        if (events == null) events = Map.of();
        if (types == null) types = Map.of();
    }

    static EventNames read(@Nullable String stored) {
        return stored == null ? NONE : READ.get(stored);
    }

    @Nullable String stored() {
        return isNone() ? null : JSON.writeValueAsString(this);
    }

    private boolean isNone() {
        return lang == null || events.isEmpty() && types.isEmpty();
    }

    /** The same with what it is called in the main language; none where there is no other. */
    EventNames with(String name, List<SaleTermsPush.Type> all, UnaryOperator<String> marked) {
        if (lang == null || isNone()) return NONE;
        var names = new TreeMap<String, String>();
        events.forEach((tag, text) -> names.put(tag, marked.apply(text)));
        names.put(lang, marked.apply(name));
        var ofTypes = new TreeMap<>(types);
        var main = new HashMap<String, String>();
        for (var type : all) main.put(String.valueOf(type.id()), type.name());
        ofTypes.put(lang, main);
        return new EventNames(lang, names, ofTypes);
    }

    /**
     * @param reader the tag of a language; null for the main one
     * @param otherwise where nobody wrote any
     */
    String event(@Nullable String reader, String otherwise) {
        return chosen(reader, otherwise, events::get);
    }

    String type(@Nullable String reader, long id, String otherwise) {
        return chosen(
                reader,
                otherwise,
                tag -> {
                    var names = types.get(tag);
                    return names == null ? null : names.get(String.valueOf(id));
                });
    }

    private String chosen(
            @Nullable String reader, String otherwise, UnaryOperator<@Nullable String> named) {
        if (lang == null) return otherwise;
        for (var tag : new @Nullable String[] {reader, shorter(reader), lang}) {
            var name = tag == null ? null : named.apply(tag);
            if (name != null) return name;
        }
        return otherwise;
    }

    private static @Nullable String shorter(@Nullable String tag) {
        return tag == null || tag.indexOf('-') < 0 ? null : tag.substring(0, tag.indexOf('-'));
    }
}
