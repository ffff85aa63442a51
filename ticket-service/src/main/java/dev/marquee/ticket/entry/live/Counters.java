package dev.marquee.ticket.entry.live;

import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.staff.EntryContacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts who is in. */
@Component
class Counters {

    private static final Duration LATELY = Duration.ofHours(1);

    /**
     * The figures of an event's door, by one check-in list.
     *
     * @param expected valid tickets that the list lets in
     * @param admitted tickets that came in
     * @param passed people who came in: more than tickets where some were let in twice
     * @param inside people who are in now
     * @param conflicts what nobody has settled
     */
    @Schema(name = "EntryCounters")
    record Figures(
            OffsetDateTime now,
            @Schema(example = "0") int listId,
            @Schema(example = "162") int expected,
            @Schema(example = "97") int admitted,
            @Schema(example = "98") int passed,
            @Schema(example = "95") int inside,
            @Schema(example = "1") int conflicts,
            List<OfType> byType,
            List<OfGate> byGate,
            List<OfMinute> perMinute,
            List<EntryContacts.Contact> devices) {}

    /** Of one ticket type. */
    @Schema(name = "EntryCountersOfType")
    record OfType(
            @Schema(example = "71") long id,
            @Schema(example = "Standing") String name,
            @Schema(example = "120") int expected,
            @Schema(example = "80") int admitted) {}

    /** Of one gate; without a name for those that none was said of. */
    @Schema(name = "EntryCountersOfGate")
    record OfGate(
            @Schema(example = "North") @Nullable String gate,
            @Schema(example = "60") int admitted) {}

    /** Of one minute of the last hour in which somebody came. */
    @Schema(name = "EntryCountersOfMinute")
    record OfMinute(OffsetDateTime at, @Schema(example = "6") int admitted) {}

    private final JdbcClient jdbc;
    private final EntryContacts contacts;
    private final Clock clock;

    Counters(JdbcClient jdbc, EntryContacts contacts, Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** By a list, today where it counts by day. */
    Figures of(DoorEvent event, EntryList list) {
        var now = clock.instant();
        var day = list.day(now, event.zone());
        var types =
                jdbc
                        .sql(
                                """
                                select y.id, y.name, count(t.id) as expected, count(a.ticket_id) as admitted
                                from ticket_type y
                                left join ticket t on t.event_id = y.event_id and t.ticket_type_id = y.id and t.status in ('issued', 'used')
                                left join admission a on a.ticket_id = t.id and a.list_id = :list and a.entry_day = :day and a.undone_at is null
                                where y.event_id = :event group by y.id, y.name, y.position order by y.position, y.id
                                """)
                        .param("event", event.id())
                        .param("list", list.id())
                        .param("day", day)
                        .query(OfType.class)
                        .list()
                        .stream()
                        .filter(type -> list.takes(type.id()))
                        .toList();
        var gates =
                jdbc.sql(
                                """
                                select gate, count(*) as admitted from admission
                                where event_id = :event and list_id = :list and entry_day = :day and undone_at is null
                                group by gate order by gate
                                """)
                        .param("event", event.id())
                        .param("list", list.id())
                        .param("day", day)
                        .query((row, n) -> new OfGate(row.getString(1), row.getInt(2)))
                        .list();
        var minutes =
                jdbc.sql(
                                """
                                select date_trunc('minute', admitted_at) as minute_at, count(*) as admitted from admission
                                where event_id = :event and list_id = :list and entry_day = :day and undone_at is null and admitted_at > :since
                                group by date_trunc('minute', admitted_at) order by minute_at
                                """)
                        .param("event", event.id())
                        .param("list", list.id())
                        .param("day", day)
                        .param("since", now.minus(LATELY).atOffset(ZoneOffset.UTC))
                        .query((row, n) ->
                                new OfMinute(
                                        event.local(
                                                row.getObject(1, OffsetDateTime.class).toInstant()),
                                        row.getInt(2)))
                        .list();
        var admitted = gates.stream().mapToInt(OfGate::admitted).sum();
        var twice =
                count(
                        """
                        select count(*) from entry_conflict c join scan s on s.scan_id = c.scan_id
                        where c.event_id = :event and c.list_id = :list and c.entry_day = :day and s.undone_at is null
                        and (c.kind = 'twice' or c.other_scan_id is not null)
                        """,
                        event,
                        list,
                        day);
        var inside =
                count(
                        """
                        select count(*) from admission
                        where event_id = :event and list_id = :list and entry_day = :day and undone_at is null and inside
                        """,
                        event,
                        list,
                        day);
        return new Figures(
                event.local(now),
                list.id(),
                types.stream().mapToInt(OfType::expected).sum(),
                admitted,
                admitted + twice,
                inside + twice,
                conflicts(event.id()),
                types,
                gates,
                minutes,
                contacts.of(event.id()));
    }

    private int count(String sql, DoorEvent event, EntryList list, LocalDate day) {
        return jdbc.sql(sql)
                .param("event", event.id())
                .param("list", list.id())
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    private int conflicts(long event) {
        return jdbc.sql(
                        "select count(*) from entry_conflict where event_id = ? and settled_at is null")
                .param(event)
                .query(Integer.class)
                .single();
    }
}
