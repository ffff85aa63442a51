package dev.marquee.ticket.lookup;

import dev.marquee.platform.mail.AddressesRead;
import dev.marquee.platform.security.LinkPace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets who looked for tickets, once it is of no more use. */
@Component
class LookupPurge {

    private final JdbcClient jdbc;
    private final Clock clock;

    LookupPurge(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Links count for a day against the next; the requests hold addresses, known or not. */
    @Scheduled(fixedDelay = 30, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void purge() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from lookup_link where created_at < ?")
                .param(now.minus(LinkPace.REMEMBERED))
                .update();
        jdbc.sql("delete from lookup_view where expires_at < ?").param(now).update();
        for (var topic : List.of(LookupLinks.REQUESTED, AddressesRead.TOPIC))
            jdbc.sql("delete from outbox where topic = ? and delivered_at < ?")
                    .params(topic, now.minusHours(1))
                    .update();
    }
}
