package dev.marquee.ticket.demo;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends the demo's account for entry to the doors of the demo's events. */
@Component
@Profile("demo")
class DemoDoor {

    private static final String STEWARD = "entry@ticket.local";

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoDoor(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Assigns it to an event, unless it is there. */
    void staff(long event) {
        jdbc.sql(
                        """
                        insert into entry_assignment (event_id, email, role, assigned_at, assigned_by)
                        values (:event, :email, 'steward', :now, 'Ana Ribeiro') on conflict do nothing
                        """)
                .param("event", event)
                .param("email", STEWARD)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
