package dev.marquee.ticket.booking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Leaves in the outbox, in the transaction of the change, what others must hear of it. */
@Component
public class Owed {

    /** The buyer is told until when the tickets are reserved. The key is the booking's id. */
    public static final String RESERVED = "booking-reserved";

    /** The buyer is sent the tickets. The key is the booking's id. */
    public static final String CONFIRMED = "booking-confirmed";

    /** The buyer is sent the tickets again. The key is the booking's id and which time it is. */
    static final String CONFIRMED_AGAIN = "booking-confirmed-again";

    /**
     * The buyer's details were corrected; the payload says whether the tickets are sent to another
     * address. The key is the booking's id and which time it is.
     */
    static final String CORRECTED = "booking-corrected";

    /** The buyer is told that the booking is no more. The key is the booking's id. */
    static final String CANCELLED = "booking-cancelled";

    /**
     * The buyer is told that the event is at another time or place. The key is the booking's id and
     * the version of the terms.
     */
    public static final String EVENT_CHANGED = "event-changed";

    /** The buyer is told that there is no event, and no booking. The key is the booking's id. */
    public static final String EVENT_CANCELLED = "event-cancelled";

    /** How an event went. The key is the event's id. */
    public static final String EVENT_COMPLETED = "event-completed";

    /**
     * The organiser is told that most tickets are reserved and not confirmed. The key is the
     * event's id and the day.
     */
    public static final String MOSTLY_UNCONFIRMED = "mostly-unconfirmed";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public Owed(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void booking(String topic, long id, Instant now) {
        fact(topic, String.valueOf(id), Map.of("booking_id", id), now);
    }

    /** The same for each of these bookings, with one statement. */
    public void bookings(String topic, List<Long> ids, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into outbox (topic, fact_key, payload, created_at, due_at)
                        select cast(:topic as varchar), cast(id as varchar), '{"booking_id":' || id || '}',
                               cast(:at as timestamp with time zone), cast(:at as timestamp with time zone)
                        from booking where id in (:ids) order by id
                        """)
                .param("topic", topic)
                .param("at", at)
                .param("ids", ids)
                .update();
    }

    public void fact(String topic, String key, Object payload, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "insert into outbox (topic, fact_key, payload, created_at, due_at) values (?, ?, ?, ?, ?)")
                .params(topic, key, json.writeValueAsString(payload), at, at)
                .update();
    }
}
