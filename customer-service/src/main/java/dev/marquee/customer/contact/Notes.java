package dev.marquee.customer.contact;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What staff noted about customers. */
@Repository
public class Notes {

    /** How many of one customer are read at most, the newest ones. */
    public static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a line; the customer is locked by the caller. */
    void add(long customer, String author, String text) {
        jdbc.sql(
                        "insert into customer_note (customer_id, author, text, created_at) values (?, ?, ?, ?)")
                .params(customer, author, text, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The notes about a customer, the newest first, {@value #MOST} at most. */
    public List<Note> of(long customer) {
        return jdbc.sql(
                        "select * from customer_note where customer_id = ? order by id desc limit "
                                + MOST)
                .param(customer)
                .query((row, n) ->
                        new Note(
                                row.getLong("id"),
                                row.getString("author"),
                                row.getString("text"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
