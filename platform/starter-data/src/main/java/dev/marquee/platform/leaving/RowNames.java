package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.Refs;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rows are called in an archive: as where they were made. One for each export. */
final class RowNames {

    /** Ids begin at one. */
    static final long NONE = -1;

    private final JdbcClient jdbc;
    private final String origin;
    private final Map<String, Map<String, String>> imported = new HashMap<>();

    /**
     * Makes one.
     *
     * @param origin this installation, where all was made that did not come in with an archive
     */
    RowNames(JdbcClient jdbc, String origin) {
        this.jdbc = jdbc;
        this.origin = origin;
    }

    String of(String kind, String id) {
        var known = imported.computeIfAbsent(kind, this::read).get(id);
        return known == null ? Refs.of(origin, id) : known;
    }

    /** The number here of a row that the archive calls so; below any number if there is none. */
    long local(String kind, String ref) {
        for (var one : imported.computeIfAbsent(kind, this::read).entrySet())
            if (one.getValue().equals(ref)) return Long.parseLong(one.getKey());
        return Refs.origin(ref).equals(origin) ? Long.parseLong(Refs.local(ref)) : NONE;
    }

    private Map<String, String> read(String kind) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select local_id, origin, origin_id from import_map where kind = ?")
                .param(kind)
                .query(row -> {
                    names.put(row.getString(1), Refs.of(row.getString(2), row.getString(3)));
                });
        return names;
    }
}
