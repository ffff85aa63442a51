package dev.marquee.ticket.listing;

import dev.marquee.platform.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works for an event before there is a booking of it: its organiser, admins and support. */
@Component
public class EventStaff {

    private final JdbcClient jdbc;

    public EventStaff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks the database for organisers only. False for an event that does not exist. */
    public boolean includes(Caller caller, long event) {
        return caller.has("ADMIN", "SUPPORT") || caller.has("ORGANIZER") && runs(caller, event);
    }

    private boolean runs(Caller caller, long event) {
        return jdbc.sql("select organizer_id from sale_terms where event_id = ?")
                .param(event)
                .query(Long.class)
                .optional()
                .filter(organizer -> organizer == caller.id())
                .isPresent();
    }
}
