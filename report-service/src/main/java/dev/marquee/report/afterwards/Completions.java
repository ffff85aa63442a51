package dev.marquee.report.afterwards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The figures of the events that were completed; what is kept never changes. */
@Repository
class Completions {

    private static final String OF =
            " where (cast(:organizer as bigint) is null or c.organizer_id = :organizer) ";
    private static final String DUE =
            OF + " and not exists (select 1 from report r where r.event_id = c.event_id) ";

    private final JdbcClient jdbc;

    Completions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps these figures. What is known of an event stays: it may be told again, and later. In the
     * order of their ids, so that two tellings at once do not wait for each other.
     */
    @Transactional
    public void keep(List<Completion> completions) {
        completions.stream()
                .sorted(Comparator.comparingLong(Completion::eventId))
                .forEach(this::keep);
    }

    private void keep(Completion completion) {
        var isNew =
                jdbc.sql(
                                """
                                insert into completion (event_id, code, name, organizer_id, starts_at, time_zone, completed_at, capacity,
                                    sold, bookings, cancelled_tickets, used, revenue, currency)
                                values (:event, :code, :name, :organizer, :starts, :zone, :completed, :capacity,
                                    :sold, :bookings, :cancelled, :used, :revenue, :currency)
                                on conflict do nothing
                                """)
                        .param("event", completion.eventId())
                        .param("code", completion.code())
                        .param("name", completion.name())
                        .param("organizer", completion.organizerId())
                        .param("starts", completion.startsAt().toOffsetDateTime())
                        .param("zone", completion.startsAt().getZone().getId())
                        .param("completed", utc(completion.completedAt()))
                        .param("capacity", completion.capacity())
                        .param("sold", completion.sold())
                        .param("bookings", completion.bookings())
                        .param("cancelled", completion.cancelledTickets())
                        .param("used", completion.used())
                        .param("revenue", completion.revenue())
                        .param("currency", completion.currency())
                        .update();
        if (isNew == 1) keepTypes(completion);
    }

    private void keepTypes(Completion completion) {
        for (int n = 0; n < completion.ticketTypes().size(); n++) {
            var type = completion.ticketTypes().get(n);
            jdbc.sql(
                            "insert into completion_type (event_id, position, name, price, quantity, sold) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            completion.eventId(),
                            n,
                            type.name(),
                            type.price(),
                            type.quantity(),
                            type.sold())
                    .update();
        }
    }

    /** The figures of an event, with its kinds of tickets. */
    Optional<Completion> find(long eventId) {
        return find("c.event_id", eventId);
    }

    /** The same by the event's code, in any case. */
    Optional<Completion> find(String code) {
        return find("c.code", code.toUpperCase(Locale.ROOT));
    }

    private Optional<Completion> find(String column, Object value) {
        return jdbc.sql("select c.* from completion c where " + column + " = ?")
                .param(value)
                .query((row, n) -> completion(row))
                .optional()
                .map(found -> found.with(types(List.of(found.eventId())).get(found.eventId())));
    }

    /** The events without a report, the last one first. Without their kinds of tickets. */
    List<Completion> due(Scope scope, int size, long offset) {
        return jdbc.sql(
                        "select c.* from completion c"
                                + DUE
                                + "order by c.completed_at desc, c.event_id desc limit :size offset :offset")
                .param("organizer", scope.organizer(), Types.BIGINT)
                .param("size", size)
                .param("offset", offset)
                .query((row, n) -> completion(row))
                .list();
    }

    long countDue(Scope scope) {
        return jdbc.sql("select count(*) from completion c" + DUE)
                .param("organizer", scope.organizer(), Types.BIGINT)
                .query(Long.class)
                .single();
    }

    /** The kinds of tickets of these events, in one question. */
    Map<Long, List<Completion.Type>> types(Collection<Long> events) {
        var types = new HashMap<Long, List<Completion.Type>>();
        if (events.isEmpty()) return types;
        jdbc.sql(
                        "select * from completion_type where event_id in (:events) order by event_id, position")
                .param("events", events)
                .query(row -> {
                    types.computeIfAbsent(row.getLong("event_id"), event -> new ArrayList<>())
                            .add(
                                    new Completion.Type(
                                            row.getString("name"),
                                            row.getLong("price"),
                                            row.getInt("quantity"),
                                            row.getInt("sold")));
                });
        return types;
    }

    private static Completion completion(ResultSet row) throws SQLException {
        return new Completion(
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                row.getLong("organizer_id"),
                startsAt(row),
                instant(row, "completed_at"),
                row.getInt("capacity"),
                row.getInt("sold"),
                row.getInt("bookings"),
                row.getInt("cancelled_tickets"),
                row.getInt("used"),
                row.getLong("revenue"),
                row.getString("currency"),
                List.of());
    }

    /** In the event's zone; in UTC where none was told. */
    static ZonedDateTime startsAt(ResultSet row) throws SQLException {
        var zone = row.getString("time_zone");
        return instant(row, "starts_at").atZone(zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
