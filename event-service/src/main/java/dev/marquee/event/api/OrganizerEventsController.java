package dev.marquee.event.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells services what events there are, whoever asks, in the words of the API. */
@RestController
@Hidden
class OrganizerEventsController {

    private static final int MOST = 200;

    /** A kind of ticket. */
    record TicketType(long id, String name) {}

    /** An event with all of its tickets, those that need a code too. */
    record OrganizerEvent(
            long id,
            String code,
            String name,
            OffsetDateTime startsAt,
            @Nullable OffsetDateTime endsAt,
            String timeZone,
            long organizerId,
            String status,
            int totalTickets,
            int bookedCount,
            String testMode,
            String category,
            List<TicketType> ticketTypes) {}

    record OrganizerEvents(List<OrganizerEvent> items) {}

    private final JdbcClient jdbc;

    OrganizerEventsController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The 200 that begin last, without those that are only tried out.
     *
     * @param organizer whose; absent for everybody's
     * @param id one of them; absent for all
     */
    @GetMapping("/internal/events")
    OrganizerEvents events(
            @RequestParam(required = false) @Nullable Long organizer,
            @RequestParam(required = false) @Nullable Long id) {
        var events =
                jdbc.sql(
                                """
                                select id, code, name, starts_at, ends_at, time_zone, organizer_id, status, total_tickets, booked_count, test_mode, category
                                from event
                                where test_mode = 'OFF' and (:everybodys or organizer_id = :organizer) and (:all or id = :id)
                                order by starts_at desc, id desc limit :most
                                """)
                        .param("everybodys", organizer == null)
                        .param("organizer", organizer == null ? 0 : organizer)
                        .param("all", id == null)
                        .param("id", id == null ? 0 : id)
                        .param("most", MOST)
                        .query((row, n) -> event(row))
                        .list();
        var types = types(events);
        return new OrganizerEvents(
                events.stream()
                        .map(event -> with(event, types.getOrDefault(event.id(), List.of())))
                        .toList());
    }

    private Map<Long, List<TicketType>> types(List<OrganizerEvent> events) {
        var types = new HashMap<Long, List<TicketType>>();
        if (events.isEmpty()) return types;
        jdbc.sql(
                        "select id, event_id, name from ticket_type where event_id in (:events) order by event_id, position")
                .param("events", events.stream().map(OrganizerEvent::id).toList())
                .query(row -> {
                    types.computeIfAbsent(row.getLong("event_id"), event -> new ArrayList<>())
                            .add(new TicketType(row.getLong("id"), row.getString("name")));
                });
        return types;
    }

    private static OrganizerEvent event(ResultSet row) throws SQLException {
        var zone = ZoneId.of(row.getString("time_zone"));
        var ends = row.getObject("ends_at", OffsetDateTime.class);
        return new OrganizerEvent(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                at(row.getObject("starts_at", OffsetDateTime.class), zone),
                ends == null ? null : at(ends, zone),
                zone.getId(),
                row.getLong("organizer_id"),
                row.getString("status").toLowerCase(Locale.ROOT),
                row.getInt("total_tickets"),
                row.getInt("booked_count"),
                row.getString("test_mode").toLowerCase(Locale.ROOT),
                row.getString("category"),
                List.of());
    }

    private static OffsetDateTime at(OffsetDateTime time, ZoneId zone) {
        return time.atZoneSameInstant(zone).toOffsetDateTime();
    }

    private static OrganizerEvent with(OrganizerEvent event, List<TicketType> types) {
        return new OrganizerEvent(
                event.id(),
                event.code(),
                event.name(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.organizerId(),
                event.status(),
                event.totalTickets(),
                event.bookedCount(),
                event.testMode(),
                event.category(),
                types);
    }
}
