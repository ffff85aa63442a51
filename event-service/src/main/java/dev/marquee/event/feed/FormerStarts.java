package dev.marquee.event.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When events were to begin before they were moved. */
@Repository
public class FormerStarts {

    private final JdbcClient jdbc;

    FormerStarts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a start that was announced, in the transaction that moves the event. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long event, Instant start) {
        jdbc.sql(
                        "insert into event_former_start (event_id, starts_at) values (?, ?) on conflict do nothing")
                .params(event, start.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All of them but the one that it has now, in order. */
    public List<OffsetDateTime> of(long event, OffsetDateTime now, ZoneId zone) {
        return jdbc
                .sql("select starts_at from event_former_start where event_id = ? order by 1")
                .param(event)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .filter(start -> !start.isEqual(now))
                .map(start -> start.atZoneSameInstant(zone).toOffsetDateTime())
                .toList();
    }
}
