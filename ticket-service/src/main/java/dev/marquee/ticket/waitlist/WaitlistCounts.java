package dev.marquee.ticket.waitlist;

import dev.marquee.ticket.search.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts and lists the entries of an event, to show them. */
@Component
class WaitlistCounts {

    /** How many people there are in which state, and how many tickets those want who wait. */
    record Counts(int waiting, int tickets, int offered, int taken) {}

    private final JdbcClient jdbc;

    WaitlistCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counts of(long event) {
        return jdbc.sql(
                        """
                        select coalesce(sum(case when state = 'waiting' then 1 else 0 end), 0) as waiting,
                               coalesce(sum(case when state = 'waiting' then quantity else 0 end), 0) as tickets,
                               coalesce(sum(case when state = 'offered' then 1 else 0 end), 0) as offered,
                               coalesce(sum(case when state = 'taken' then 1 else 0 end), 0) as taken
                        from waiting_entry where event_id = ? and state in ('waiting', 'offered', 'taken')
                        """)
                .param(event)
                .query(WaitlistCounts::counts)
                .single();
    }

    private static Counts counts(ResultSet row, int number) throws SQLException {
        return new Counts(
                row.getInt("waiting"),
                row.getInt("tickets"),
                row.getInt("offered"),
                row.getInt("taken"));
    }

    /** Who is offered something, then who waits, in order; those of whom no more becomes last. */
    Listed<WaitingEntry> page(long event, int page, int size) {
        var total =
                jdbc.sql(
                                "select count(*) from waiting_entry where event_id = ? and state <> 'unconfirmed'")
                        .param(event)
                        .query(Long.class)
                        .single();
        List<WaitingEntry> items =
                jdbc.sql(
                                """
                                select * from waiting_entry where event_id = :event and state <> 'unconfirmed'
                                order by case state when 'offered' then 0 when 'waiting' then 1 else 2 end, place, id
                                offset :skip rows fetch next :size rows only
                                """)
                        .param("event", event)
                        .param("skip", page * size)
                        .param("size", size)
                        .query((row, n) -> WaitingEntry.read(row))
                        .list();
        return new Listed<>(items, page, size, total, false);
    }
}
