package dev.marquee.ticket.entry.live;

import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryListView;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.live.Snapshot.Admitted;
import dev.marquee.ticket.entry.live.SnapshotBlock.Row;
import dev.marquee.ticket.entry.staff.EntryStaff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the lists that phones take along. */
@Component
class Snapshots {

    /** Of the numbers of an event's tickets, so that a cursor names at most so many blocks. */
    private static final int MOST_BLOCKS = 256;

    private static final int SMALLEST_BLOCK = 512;

    /** What was under way when the phone asked the last time may have been committed since. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    /** A phone may use a list for a shift. */
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final EntryLists lists;
    private final EntryStaff staff;
    private final Clock clock;

    Snapshots(JdbcClient jdbc, EntryLists lists, EntryStaff staff, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * The event's tickets, and who came in.
     *
     * @param since what the phone knows already; empty for nothing
     */
    @Transactional(readOnly = true)
    Snapshot of(DoorEvent event, Optional<SnapshotCursor> since) {
        var now = clock.instant();
        var names = staff.settings(event.id()).namesOffline();
        var types = types(event.id());
        var size = blockSize(event.id());
        var all = blocks(rows(event.id(), types, names), size);
        var known = since.filter(it -> it.blockSize() == size && it.names() == names);
        var checksums = new int[all.size()];
        var changed = new ArrayList<SnapshotBlock>();
        for (int i = 0; i < all.size(); i++) {
            var block = all.get(i);
            checksums[i] = block.checksum();
            var at = i;
            if (known.filter(it -> it.has(at, checksums[at])).isEmpty()) changed.add(block);
        }
        return new Snapshot(
                event.id(),
                now,
                new SnapshotCursor(now, size, names, checksums).text(),
                known.isEmpty(),
                now.plus(GOOD_FOR),
                size,
                types,
                lists.of(event.id()).stream().map(it -> EntryListView.of(it, event)).toList(),
                changed,
                admissions(event.id(), known.map(it -> it.at().minus(OVERLAP)).orElse(null), now));
    }

    private int blockSize(long event) {
        var issued =
                jdbc.sql("select issued from inventory where event_id = ?")
                        .param(event)
                        .query(Integer.class)
                        .optional()
                        .orElse(0);
        var size = SMALLEST_BLOCK;
        while ((long) size * MOST_BLOCKS < issued) size *= 2;
        return size;
    }

    private List<Snapshot.Type> types(long event) {
        return jdbc.sql("select id, name from ticket_type where event_id = ? order by position, id")
                .param(event)
                .query(Snapshot.Type.class)
                .list();
    }

    private List<Row> rows(long event, List<Snapshot.Type> types, boolean names) {
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < types.size(); i++) places.put(types.get(i).id(), i);
        return jdbc.sql(
                        """
                        select t.number, t.id, t.revision, t.ticket_type_id,
                               case when t.status = 'cancelled' then 'c' when t.status = 'reserved' then 'n'
                                    when b.status = 'refund_requested' then 'r' when t.blocked_at is not null then 'b' else 'v' end as state, s.label as seat%s
                        from ticket t join booking b on b.id = t.booking_id left join ticket_seat s on s.ticket_id = t.id and not s.left_behind
                        where t.event_id = ? order by t.number
                        """
                                .formatted(
                                        names
                                                ? ", coalesce(t.attendee_name, b.buyer_name) as holder"
                                                : ""))
                .param(event)
                .query((row, n) ->
                        new Row(
                                row.getInt("number"),
                                row.getLong("id"),
                                row.getInt("revision"),
                                row.getString("state").charAt(0),
                                places.getOrDefault(row.getLong("ticket_type_id"), 0),
                                row.getString("seat"),
                                names ? row.getString("holder") : null))
                .list();
    }

    /** In blocks, those without a ticket included, so that a block's place tells its numbers. */
    private static List<SnapshotBlock> blocks(List<Row> rows, int size) {
        var blocks = new ArrayList<SnapshotBlock>();
        int from = 0;
        while (from < rows.size()) {
            var first = blocks.size() * size;
            var to = from;
            while (to < rows.size() && rows.get(to).number() < first + size) to++;
            blocks.add(SnapshotBlock.of(first, rows.subList(from, to)));
            from = to;
        }
        return blocks;
    }

    private Admitted admissions(long event, @Nullable Instant since, Instant now) {
        var ids = new ArrayList<Long>();
        var listIds = new ArrayList<Integer>();
        var days = new ArrayList<Long>();
        var ago = new ArrayList<Long>();
        var states = new StringBuilder();
        var last = new long[1];
        var from = since == null ? Instant.EPOCH : since;
        jdbc.sql(
                        """
                        select ticket_id, list_id, entry_day, admitted_at, inside, undone_at from admission
                        where event_id = ? and changed_at >= ? order by ticket_id, list_id, entry_day
                        """)
                .params(event, from.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var id = row.getLong("ticket_id");
                    ids.add(id - last[0]);
                    last[0] = id;
                    listIds.add(row.getInt("list_id"));
                    days.add(row.getObject("entry_day", LocalDate.class).toEpochDay());
                    var at = row.getObject("admitted_at", OffsetDateTime.class).toInstant();
                    ago.add(Duration.between(at, now).toSeconds());
                    states.append(
                            row.getObject("undone_at") != null
                                    ? 'u'
                                    : row.getBoolean("inside") ? 'i' : 'o');
                });
        return new Admitted(ids, listIds, days, ago, states.toString());
    }
}
