package dev.marquee.ticket.inventory;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Events whose tickets are mostly held by reservations that nobody has confirmed. That may be a
 * rush, or somebody who keeps others from booking.
 */
@Component
public class UnconfirmedStock {

    /** Fewer are no reason to disturb anybody. */
    static final int FEW = 10;

    /**
     * Such an event.
     *
     * @param tickets how many are reserved and lapse unless they are confirmed; more than {@code
     *     left}
     * @param left how many can be booked now
     */
    public record Crowded(
            long eventId, String code, String name, long organizerId, int tickets, int left) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    UnconfirmedStock(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All such events. Reservations of the events' own staff have no end, and do not count. */
    public List<Crowded> crowded() {
        return find("");
    }

    /** This event, if it is such a one. */
    public Optional<Crowded> of(long event) {
        return find("and b.event_id = " + event).stream().findFirst();
    }

    private List<Crowded> find(String which) {
        return jdbc.sql(
                        """
                        select e.event_id, e.code, e.name, e.organizer_id, count(*) as tickets, i.capacity - i.sold as left_over
                        from booking b
                            join ticket t on t.booking_id = b.id and t.status = 'reserved'
                            join inventory i on i.event_id = b.event_id
                            join sale_terms e on e.event_id = b.event_id
                        where e.test_mode = 'off' and b.status = 'pending_payment' and b.expires_at > :now %s
                              and not exists (select 1 from waiting_entry w where w.offered_booking_id = b.id)
                        group by e.event_id, e.code, e.name, e.organizer_id, i.capacity, i.sold
                        having count(*) >= %d and count(*) > i.capacity - i.sold
                        """
                                .formatted(which, FEW))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Crowded(
                                row.getLong("event_id"),
                                row.getString("code"),
                                row.getString("name"),
                                row.getLong("organizer_id"),
                                row.getInt("tickets"),
                                row.getInt("left_over")))
                .list();
    }
}
