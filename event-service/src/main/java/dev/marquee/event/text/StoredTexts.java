package dev.marquee.event.text;

import dev.marquee.platform.value.Folding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the texts of events in their other languages, and what they are found by. */
@Component
public class StoredTexts {

    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String TYPE = "type:";

    private static final String SELECT =
            "select event_id, lang, field, words from event_text where event_id in (:events)";
    private static final int COLUMN = 20_000;

    private final JdbcClient jdbc;

    StoredTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the tag of the language. */
    public SortedMap<String, Translation> of(long event) {
        return of(List.of(event)).getOrDefault(event, new TreeMap<>());
    }

    /** The same of several events, by their ids; those without texts are not in it. */
    public Map<Long, SortedMap<String, Translation>> of(Collection<Long> events) {
        var found = new HashMap<Long, SortedMap<String, Translation>>();
        if (events.isEmpty()) return found;
        jdbc.sql(SELECT).param("events", events).query(into(found));
        return found;
    }

    /** The same without descriptions. */
    public Map<Long, SortedMap<String, Translation>> names(Collection<Long> events) {
        var found = new HashMap<Long, SortedMap<String, Translation>>();
        if (events.isEmpty()) return found;
        jdbc.sql(SELECT + " and field <> 'description'").param("events", events).query(into(found));
        return found;
    }

    /**
     * What readers of these languages are shown of it: the texts in them, and any description of
     * events that have none in their main language.
     */
    public Map<Long, SortedMap<String, Translation>> of(
            Collection<Long> events, Collection<String> languages) {
        var found = new HashMap<Long, SortedMap<String, Translation>>();
        if (events.isEmpty()) return found;
        var shown =
                "(field = 'description' and event_id in (select id from event where id in (:events) and description is null))";
        var sql =
                jdbc.sql(
                                SELECT
                                        + " and "
                                        + (languages.isEmpty()
                                                ? shown
                                                : "(lang in (:languages) or " + shown + ")"))
                        .param("events", events);
        if (!languages.isEmpty()) sql = sql.param("languages", languages);
        sql.query(into(found));
        return found;
    }

    private static RowCallbackHandler into(Map<Long, SortedMap<String, Translation>> found) {
        return row -> {
            var field = row.getString("field");
            var value = row.getString("words");
            found.computeIfAbsent(row.getLong("event_id"), id -> new TreeMap<>())
                    .merge(
                            row.getString("lang"),
                            Translation.NONE.with(field, value),
                            (had, more) -> had.with(field, value));
        };
    }

    /**
     * Writes all texts of an event, whose row is locked.
     *
     * @param texts by the tag of the language; ticket types by their ids
     */
    public void replace(long event, Map<String, Translation> texts) {
        jdbc.sql("delete from event_text where event_id = ?").param(event).update();
        texts.forEach((language, text) -> {
            if (text.name() != null) insert(event, language, NAME, text.name());
            if (text.description() != null)
                insert(event, language, DESCRIPTION, text.description());
            if (text.ticketTypes() != null)
                text.ticketTypes().forEach((id, name) -> insert(event, language, TYPE + id, name));
        });
        // names first: what does not fit is the end of a description, never a name
        var words =
                Stream.concat(
                                texts.values().stream().flatMap(Translation::names),
                                texts.values().stream()
                                        .flatMap(text -> Stream.ofNullable(text.description())))
                        .map(Folding::fold)
                        .collect(Collectors.joining(" "));
        jdbc.sql("update event set texts_search = ? where id = ?")
                .params(words.substring(0, Math.min(words.length(), COLUMN)), event)
                .update();
    }

    /** Gives an event those of another one, whose ticket types are the same in the same order. */
    public void copy(long from, long to) {
        var before = types(from);
        var after = types(to);
        var ids = new HashMap<Long, Long>();
        for (var n = 0; n < Math.min(before.size(), after.size()); n++)
            ids.put(before.get(n), after.get(n));
        var copied = new TreeMap<String, Translation>();
        of(from).forEach((language, text) -> copied.put(language, text.withTypes(ids::get)));
        if (!copied.isEmpty()) replace(to, copied);
    }

    private List<Long> types(long event) {
        return jdbc.sql("select id from ticket_type where event_id = ? order by position")
                .param(event)
                .query(Long.class)
                .list();
    }

    private void insert(long event, String language, String field, String value) {
        jdbc.sql("insert into event_text (event_id, lang, field, words) values (?, ?, ?, ?)")
                .params(event, language, field, value)
                .update();
    }
}
