package dev.marquee.ticket.badge;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has a valid ticket of an event. */
@Component
class Attendees {

    private static final String VALID =
            """
            from ticket t join booking b on b.id = t.booking_id
            join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
            left join ticket_seat s on s.ticket_id = t.id and not s.left_behind
            where t.event_id = :event and t.status in ('issued', 'used') and (:type = '' or y.name = :type)
            """;

    private final JdbcClient jdbc;

    Attendees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many tickets that is.
     *
     * @param type of this type alone; empty for all
     */
    int count(long event, String type) {
        return jdbc.sql("select count(*) " + VALID)
                .param("event", event)
                .param("type", type)
                .query(Integer.class)
                .single();
    }

    /** A badge for each ticket, by name. */
    List<Badge> badges(long event, String type, int from, int most) {
        return jdbc.sql(
                        "select coalesce(t.attendee_name, b.buyer_name) as holder, y.name as type_name, s.label as seat "
                                + VALID
                                + " order by holder, t.number limit :most offset :from")
                .param("event", event)
                .param("type", type)
                .param("most", most)
                .param("from", from)
                .query((row, n) ->
                        Badge.of(
                                row.getString("holder"),
                                row.getString("type_name"),
                                row.getString("seat")))
                .list();
    }
}
