package dev.marquee.ticket.entry.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The check-in lists of events. */
@Component
public class EntryLists {

    private final JdbcClient jdbc;

    public EntryLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The event's lists in their order, the one that every event has included. */
    public List<EntryList> of(long event) {
        var stored =
                jdbc.sql(
                                """
                                select * from entry_list where event_id = ? and removed_at is null order by position, id
                                """)
                        .param(event)
                        .query((row, n) -> list(row))
                        .list();
        if (stored.stream().anyMatch(EntryList::isStandard)) return stored;
        var all = new ArrayList<EntryList>();
        all.add(EntryList.standard());
        all.addAll(stored);
        return all;
    }

    /** One of them; empty where it was taken away. */
    public Optional<EntryList> find(long event, int id) {
        return of(event).stream().filter(list -> list.id() == id).findFirst();
    }

    /** A list that was taken away, as it was then. */
    public EntryList removed(long event, int id) {
        return jdbc.sql("select * from entry_list where event_id = ? and id = ?")
                .params(event, id)
                .query((row, n) -> list(row))
                .optional()
                .orElseGet(EntryList::standard);
    }

    /** A ticket type that a list may let in. */
    public record Type(long id, String name) {}

    /** The event's ticket types, in their order. */
    public List<Type> types(long event) {
        return jdbc.sql("select id, name from ticket_type where event_id = ? order by position, id")
                .param(event)
                .query(Type.class)
                .list();
    }

    /** Makes these the event's lists. Those with an unknown id are new, and get one. */
    void replace(long event, List<EntryList> lists, Instant now) {
        var kept = new HashSet<>(lists.stream().map(EntryList::id).toList());
        for (var old : of(event))
            if (!kept.contains(old.id()))
                jdbc.sql("update entry_list set removed_at = ? where event_id = ? and id = ?")
                        .params(now.atOffset(ZoneOffset.UTC), event, old.id())
                        .update();
        for (int i = 0; i < lists.size(); i++) write(event, lists.get(i), i);
    }

    /** The ids that new lists of the event get, from this one up; no id is given twice. */
    int nextId(long event) {
        return jdbc.sql("select coalesce(max(id), 0) + 1 from entry_list where event_id = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }

    private void write(long event, EntryList list, int position) {
        var updated =
                set(
                        """
                        update entry_list set name = :name, types = :types, opens_at = :opens, closes_at = :closes,
                               mode = :mode, reentry = :reentry, position = :position, removed_at = null
                        where event_id = :event and id = :id
                        """,
                        event,
                        list,
                        position);
        if (updated == 0)
            set(
                    """
                    insert into entry_list (event_id, id, name, types, opens_at, closes_at, mode, reentry, position)
                    values (:event, :id, :name, :types, :opens, :closes, :mode, :reentry, :position)
                    """,
                    event,
                    list,
                    position);
    }

    private int set(String sql, long event, EntryList list, int position) {
        return jdbc.sql(sql)
                .param("event", event)
                .param("id", list.id())
                .param("name", list.name())
                .param("types", types(list.types()))
                .param("opens", utc(list.opensAt()))
                .param("closes", utc(list.closesAt()))
                .param("mode", list.mode().word())
                .param("reentry", list.reentry())
                .param("position", position)
                .update();
    }

    private static EntryList list(ResultSet row) throws SQLException {
        return new EntryList(
                row.getInt("id"),
                row.getString("name"),
                types(row.getString("types")),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                EntryMode.of(row.getString("mode")),
                row.getBoolean("reentry"));
    }

    private static @Nullable Set<Long> types(@Nullable String ids) {
        return ids == null
                ? null
                : Arrays.stream(ids.split(",", -1)).map(Long::valueOf).collect(Collectors.toSet());
    }

    private static @Nullable String types(@Nullable Set<Long> ids) {
        return ids == null
                ? null
                : new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
