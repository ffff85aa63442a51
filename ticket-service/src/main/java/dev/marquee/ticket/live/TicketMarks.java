package dev.marquee.ticket.live;

import dev.marquee.platform.live.Subject;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks that change with an event's tickets, with who came in, and with who waits. */
@Component
public class TicketMarks {

    private static final String ROWS =
            """
            select event_id, status as what, count(*) as many, sum(paid_minor) as total, count(no_show_at) as more,
                    cast(null as timestamp with time zone) as latest
                from ticket where event_id in (:events) group by event_id, status
            union all
            select event_id, 'admission', count(*), count(undone_at), 0, max(changed_at)
                from admission where event_id in (:events) group by event_id
            union all
            select event_id, 'conflict', count(*), count(settled_at), 0, cast(null as timestamp with time zone)
                from entry_conflict where event_id in (:events) group by event_id
            union all
            select event_id, state, count(*), 0, 0, cast(null as timestamp with time zone)
                from waiting_entry where event_id in (:events) group by event_id, state
            union all
            select event_id, 'stock', capacity, sold, issued, changed_at
                from inventory where event_id in (:events)
            order by 1, 2, 3
            """;

    private final JdbcClient jdbc;

    TicketMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<Subject, String> of(Set<Subject> subjects) {
        var marks = new LiveMarks();
        jdbc.sql(ROWS)
                .param("events", LiveMarks.events(subjects))
                .query(row -> {
                    marks.add(
                            row.getLong("event_id"),
                            row.getString("what"),
                            row.getLong("many"),
                            row.getLong("total"),
                            row.getLong("more"),
                            String.valueOf(row.getObject("latest")));
                });
        return marks.of(subjects);
    }
}
