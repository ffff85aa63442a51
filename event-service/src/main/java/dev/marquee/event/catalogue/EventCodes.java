package dev.marquee.event.catalogue;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives the codes EV01, EV02 … in order, without gaps. */
@Component
public class EventCodes {

    private final JdbcClient jdbc;

    EventCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next code. Whoever asks next waits until this transaction ends; if it rolls back, the
     * next one gets the same code.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String next() {
        jdbc.sql("update event_code set last_number = last_number + 1").update();
        var number = jdbc.sql("select last_number from event_code").query(Long.class).single();
        return String.format(Locale.ROOT, "EV%02d", number);
    }
}
