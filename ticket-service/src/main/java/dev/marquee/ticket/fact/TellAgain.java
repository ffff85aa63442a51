package dev.marquee.ticket.fact;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has everything told once more, for rows that were written with times of before: reading on does
 * not find them. Whoever counts knows by their ids what was told already.
 */
@Component
public class TellAgain {

    private final JdbcClient jdbc;

    TellAgain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all events, from the first row on. */
    public void fromTheBeginning() {
        jdbc.sql(
                        "update fact_cursor set at = :at, last_id = case when source = 'scan' then '' else '0' end where pass = 'soon'")
                .param("at", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
    }
}
