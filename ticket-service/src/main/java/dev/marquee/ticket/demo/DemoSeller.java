package dev.marquee.ticket.demo;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes up what the demo's organisers say of themselves on receipts. */
@Component
@Profile("demo")
class DemoSeller {

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoSeller(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Does so for an event's organiser, unless the organiser has said something. */
    void introduce(long event) {
        jdbc.sql(
                        """
                        insert into seller (organizer_id, name, address, country, tax_number, number_prefix, footer, time_zone, updated_at)
                        select e.organizer_id, 'Tejo Arts Council', cast(:address as varchar), 'PT', 'PT501234567', 'TA',
                               'Registered in Lisbon', 'Europe/Lisbon', cast(:now as timestamp with time zone)
                        from sale_terms e where e.event_id = :event on conflict do nothing
                        """)
                .param("address", "Cais do Farol 8\n1100-001 Lisboa")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("event", event)
                .update();
    }
}
