package dev.marquee.customer.contact;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where customers are now that were merged into another one. */
@Repository
public class Moves {

    private final JdbcClient jdbc;
    private final Clock clock;

    Moves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The ids of those who were merged into this one. */
    public List<Long> into(long customer) {
        return jdbc.sql("select from_id from customer_moved where to_id = ? order by from_id")
                .param(customer)
                .query(Long.class)
                .list();
    }

    /** Where one is that was merged. */
    public Optional<Long> target(long from) {
        return jdbc.sql("select to_id from customer_moved where from_id = ?")
                .param(from)
                .query(Long.class)
                .optional();
    }

    /**
     * From now on, who asks for the one gets the other; so do those who asked for the one before.
     */
    public void add(long from, long to) {
        jdbc.sql("update customer_moved set to_id = ? where to_id = ?").params(to, from).update();
        jdbc.sql("insert into customer_moved (from_id, to_id, moved_at) values (?, ?, ?)")
                .params(from, to, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
