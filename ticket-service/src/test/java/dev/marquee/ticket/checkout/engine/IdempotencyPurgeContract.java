package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.booking.ApiContract;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keys of requests are forgotten after a month, and not before. */
abstract class IdempotencyPurgeContract extends ApiContract {

    @Autowired private JdbcTemplate jdbc;
    @Autowired private IdempotencyPurge purge;

    @Test
    void a_key_is_forgotten_after_thirty_days_and_its_booking_stays() {
        var event = onSale(10);
        var body = body(event, 1, newBuyer());
        assertThat(book(body, "Idempotency-Key", "kept-" + event)).hasStatus(201);
        var now = clock.instant();
        insert("old-" + event, now.minus(Duration.ofDays(30)).minusSeconds(60), 2_500);
        insert("young-" + event, now.minus(Duration.ofDays(30)).plusSeconds(60), 10);

        purge.purge();

        assertThat(keys("old-" + event)).isZero();
        assertThat(keys("young-" + event)).isEqualTo(10);
        var booked = bookings();
        assertThat(book(body, "Idempotency-Key", "kept-" + event)).hasStatus(201);
        assertThat(bookings()).as("the first answer again").isEqualTo(booked);
    }

    private long bookings() {
        return jdbc.queryForObject("select count(*) from booking", Long.class);
    }

    private void insert(String prefix, Instant at, int number) {
        jdbc.batchUpdate(
                "insert into idempotency_key (idem_key, body_hash, refusal, created_at) values (?, 'hash', '{}', ?)",
                IntStream.range(0, number)
                        .mapToObj(n -> new Object[] {prefix + "-" + n, at.atOffset(ZoneOffset.UTC)})
                        .toList());
    }

    private long keys(String prefix) {
        return jdbc.queryForObject(
                "select count(*) from idempotency_key where idem_key like ?",
                Long.class,
                prefix + "-%");
    }
}
