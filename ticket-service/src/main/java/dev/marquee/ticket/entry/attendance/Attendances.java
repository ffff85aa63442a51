package dev.marquee.ticket.entry.attendance;

import dev.marquee.ticket.entry.attendance.Attendance.AtGate;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts who came. */
@Component
class Attendances {

    private static final int QUARTER = 15;

    private record Came(long ticket, Instant at, @Nullable String gate) {}

    /** In the order of the quarters, and of gates in them. */
    private record Place(OffsetDateTime from, @Nullable String gate) {}

    private static final Comparator<Place> BY_TIME =
            Comparator.comparing(Place::from)
                    .thenComparing(Place::gate, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final JdbcClient jdbc;

    Attendances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Attendance of(DoorEvent event, EntryList list) {
        var came =
                jdbc.sql(
                                """
                                select ticket_id, admitted_at, gate from admission
                                where event_id = ? and list_id = ? and undone_at is null order by admitted_at, ticket_id
                                """)
                        .params(event.id(), list.id())
                        .query((row, n) ->
                                new Came(
                                        row.getLong(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        row.getString(3)))
                        .list();
        var tickets = (int) came.stream().map(Came::ticket).distinct().count();
        var expected = Math.max(expected(event, list.types()), tickets);
        return new Attendance(
                event.id(),
                list.id(),
                event.zone().getId(),
                expected,
                tickets,
                expected - tickets,
                came.isEmpty() ? null : event.local(came.getFirst().at()),
                came.isEmpty() ? null : event.local(came.getLast().at()),
                lastOut(event, list),
                quarters(event, came));
    }

    private int expected(DoorEvent event, @Nullable Set<Long> types) {
        return jdbc
                .sql(
                        """
                        select ticket_type_id, count(*) as tickets from ticket
                        where event_id = ? and status in ('issued', 'used') group by ticket_type_id
                        """)
                .param(event.id())
                .query((row, n) ->
                        types == null || types.contains(row.getLong(1)) ? row.getInt(2) : 0)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private @Nullable OffsetDateTime lastOut(DoorEvent event, EntryList list) {
        return jdbc
                .sql(
                        """
                        select happened_at from scan
                        where event_id = ? and list_id = ? and direction = 'exit' and passed and undone_at is null
                        order by happened_at desc limit 1
                        """)
                .params(event.id(), list.id())
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .findFirst()
                .map(at -> event.local(at.toInstant()))
                .orElse(null);
    }

    /** By the clocks there: a quarter begins at :00, :15, :30 or :45 on the wall. */
    private static List<AtGate> quarters(DoorEvent event, List<Came> came) {
        var counts = new TreeMap<Place, Integer>(BY_TIME);
        for (var one : came) {
            var local = event.local(one.at()).truncatedTo(ChronoUnit.MINUTES);
            var from = local.minusMinutes(local.getMinute() % QUARTER);
            counts.merge(new Place(from, one.gate()), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(it -> new AtGate(it.getKey().from(), it.getKey().gate(), it.getValue()))
                .toList();
    }
}
