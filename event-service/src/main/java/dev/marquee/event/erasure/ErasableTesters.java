package dev.marquee.event.erasure;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.privacy.ErasablePeople;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose address the mails about test bookings of an event go to. */
@Component
class ErasableTesters implements ErasablePeople {

    private final JdbcClient jdbc;
    private final Outbox outbox;

    ErasableTesters(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql("select distinct test_email from event where test_email is not null")
                .query(String.class)
                .list();
    }

    /** The version rises, so that nobody who has the event open puts the address back. */
    @Override
    @Transactional
    public void erase(String address) {
        jdbc.sql("update event set test_email = null, version = version + 1 where test_email = ?")
                .param(address)
                .update();
        outbox.forget(address);
    }
}
