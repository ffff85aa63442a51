package dev.marquee.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;

/** What must hold on both databases. */
abstract class HireTests {

    private static final Instant EIGHT = Instant.parse("2030-05-01T20:00:00Z");
    private static final Instant NINE = Instant.parse("2030-05-01T21:00:00Z");
    private static final Instant TEN = Instant.parse("2030-05-01T22:00:00Z");

    @Autowired ManageVenues manage;
    @Autowired Venues venues;
    @Autowired Hires hires;
    @Autowired VenueViews views;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @RepeatedTest(3)
    void a_venue_is_hired_once_however_many_ask_at_once() throws Exception {
        var venue = venue();
        var hired = race(24, n -> manage.hire(venue, (long) n + 1, EIGHT.plusSeconds(n), TEN));
        assertThat(hired).isEqualTo(1);
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    /** The control: looking first and storing then, without the venue's lock, hires it twice. */
    @Test
    void the_naive_way_hires_it_twice() throws Exception {
        var venue = venue();
        var ready = new CountDownLatch(2);
        var hired =
                race(
                        2,
                        n -> {
                            var free =
                                    hires.findFirstByVenueIdAndStartsAtBeforeAndEndsAtAfterOrderByStartsAt(
                                                    venue, TEN, EIGHT)
                                            .isEmpty();
                            ready.countDown();
                            await(ready);
                            if (free) hires.save(new Hire(null, venue, null, EIGHT, TEN));
                        });
        assertThat(hired).isEqualTo(2);
        assertThat(hiresOf(venue)).isEqualTo(2);
    }

    @Test
    void one_hire_may_begin_when_another_ends_but_not_before() {
        var venue = venue();
        manage.hire(venue, null, EIGHT, NINE);
        manage.hire(venue, null, NINE, TEN);
        assertThatThrownBy(() -> manage.hire(venue, null, NINE.minusSeconds(1), NINE))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("The venue is taken from 2030-05-01T20:00:00Z");
        assertThatThrownBy(
                        () -> manage.hire(venue, null, EIGHT.minusSeconds(60), TEN.plusSeconds(60)))
                .isInstanceOf(ErrorResponseException.class);
        manage.hire(venue(), null, EIGHT, TEN);
    }

    @Test
    void a_venue_is_booked_while_somebody_has_it() {
        var venue = venue();
        var now = clock.instant();
        manage.hire(venue, 7L, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)));
        assertThat(views.get(venue).status()).isEqualTo(VenueView.Status.AVAILABLE);
        var hire = manage.hire(venue, 8L, now.minusSeconds(60), now.plusSeconds(600));
        assertThat(views.get(venue).status()).isEqualTo(VenueView.Status.BOOKED);
        manage.release(venue, hire.id());
        assertThat(views.get(venue).status()).isEqualTo(VenueView.Status.AVAILABLE);
    }

    @Test
    void a_hired_venue_is_not_deleted_and_a_past_hire_does_not_keep_it() {
        var venue = venue();
        var now = clock.instant();
        manage.hire(venue, null, now.minusSeconds(7200), now.minusSeconds(3600));
        var coming = manage.hire(venue, null, now.plusSeconds(3600), now.plusSeconds(7200));
        assertThatThrownBy(() -> manage.delete(venue))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("still hired");
        manage.release(venue, coming.id());
        manage.delete(venue);
        assertThat(venues.findById(venue)).isEmpty();
    }

    @Test
    void the_database_refuses_what_the_code_should_have() {
        var venue = venue();
        assertThatThrownBy(() ->
                        jdbc.sql("update venue set capacity = 0 where id = ?")
                                .param(venue)
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        jdbc.sql("insert into hire (venue_id, starts_at, ends_at) values (?, ?, ?)")
                                .params(
                                        venue,
                                        EIGHT.atOffset(java.time.ZoneOffset.UTC),
                                        EIGHT.atOffset(java.time.ZoneOffset.UTC))
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** Starts everyone together and counts who was not refused. */
    private static int race(int people, IntConsumer attempt) throws Exception {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, people)
                            .mapToObj(n ->
                                    pool.submit(() -> {
                                        start.await();
                                        try {
                                            attempt.accept(n);
                                            return 1;
                                        } catch (ErrorResponseException refused) {
                                            assertThat(refused.getStatusCode().value())
                                                    .isEqualTo(409);
                                            return 0;
                                        }
                                    }))
                            .toList();
            start.countDown();
            var winners = 0;
            for (var one : running) winners += one.get();
            return winners;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long venue() {
        return manage.add(new Venue(null, "The Cellar", "Club", 90, "Rua da Bica 21", 6000, "EUR"));
    }

    private int hiresOf(long venue) {
        return jdbc.sql("select count(*) from hire where venue_id = ?")
                .param(venue)
                .query(Integer.class)
                .single();
    }
}
