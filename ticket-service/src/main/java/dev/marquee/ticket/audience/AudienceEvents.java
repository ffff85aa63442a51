package dev.marquee.ticket.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What whoever writes to the people of an event must know of it. */
@Component
class AudienceEvents {

    /**
     * An event that is or was on sale.
     *
     * @param status published, completed or cancelled
     * @param version rises with each change
     * @param test whether it is only tried out, or just going live
     * @param sections of its seat plan that tickets were sold in; none where all events of an
     *     organiser are listed, for that would read each of their seats
     */
    record Event(
            long id,
            String code,
            long version,
            String name,
            Instant startsAt,
            @Nullable Instant endsAt,
            String timeZone,
            String location,
            long organizerId,
            String status,
            List<Type> types,
            List<String> sections,
            boolean test) {}

    /** A ticket type. */
    record Type(long id, String name) {}

    private record Row(long eventId, long id, String name) {}

    private record Section(long eventId, String section) {}

    private static final String COLUMNS =
            """
            select event_id, code, version, name, starts_at, ends_at, time_zone, location, organizer_id, status, test_mode from sale_terms
            """;

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    AudienceEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Event> find(List<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return events(
                "where event_id in (:ids) order by starts_at desc, event_id",
                Map.of("ids", ids),
                true);
    }

    /** Of all organisers where it is null. */
    List<Event> ofOrganizer(@Nullable Long organizer) {
        return organizer == null
                ? events("order by starts_at desc, event_id limit " + MOST, Map.of(), false)
                : events(
                        "where organizer_id = :organizer order by starts_at desc, event_id limit "
                                + MOST,
                        Map.of("organizer", organizer),
                        false);
    }

    private List<Event> events(String which, Map<String, Object> values, boolean withSections) {
        var ids =
                jdbc.sql("select event_id from sale_terms " + which)
                        .params(values)
                        .query(Long.class)
                        .list();
        if (ids.isEmpty()) return List.of();
        var types = new HashMap<Long, List<Type>>();
        for (var row :
                jdbc.sql(
                                "select event_id, id, name from ticket_type where event_id in (:ids) order by event_id, position, id")
                        .param("ids", ids)
                        .query(Row.class)
                        .list())
            types.computeIfAbsent(row.eventId, _ -> new ArrayList<>())
                    .add(new Type(row.id, row.name));
        var sections = withSections ? sections(ids) : Map.<Long, List<String>>of();
        return jdbc.sql(COLUMNS + which)
                .params(values)
                .query((row, n) -> event(row, types, sections))
                .list();
    }

    private Map<Long, List<String>> sections(List<Long> ids) {
        var sections = new HashMap<Long, List<String>>();
        for (var row :
                jdbc.sql(
                                """
                                select distinct event_id, section from ticket_seat
                                where event_id in (:ids) and live_seat is not null order by event_id, section
                                """)
                        .param("ids", ids)
                        .query(Section.class)
                        .list())
            sections.computeIfAbsent(row.eventId, _ -> new ArrayList<>()).add(row.section);
        return sections;
    }

    private static Event event(
            ResultSet row, Map<Long, List<Type>> types, Map<Long, List<String>> sections)
            throws SQLException {
        var id = row.getLong("event_id");
        var ends = row.getObject("ends_at", OffsetDateTime.class);
        return new Event(
                id,
                row.getString("code"),
                row.getLong("version"),
                row.getString("name"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                ends == null ? null : ends.toInstant(),
                row.getString("time_zone"),
                row.getString("location"),
                row.getLong("organizer_id"),
                row.getString("status"),
                types.getOrDefault(id, List.of()),
                sections.getOrDefault(id, List.of()),
                !row.getString("test_mode").equals("off"));
    }
}
