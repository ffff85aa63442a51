package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One booking is sent several times at once, and each gets an answer of its own. */
abstract class SentTwiceContract {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final int COPIES = 16;

    private RoomDatabase database;
    private PlaceTable places;

    abstract RoomDatabase database();

    @BeforeEach
    void somebody_is_called() {
        database = database();
        places = new PlaceTable(database);
        var rooms = new RoomTable(database, Duration.ofMinutes(2));
        new StoredRooms(database).store(7, "EV07", "{}", START);
        places.join(7, List.of(new Arrival("a", "net")), 50, START);
        rooms.step(
                new Terms(
                        7,
                        "EV07",
                        "Lantern Night",
                        ZoneOffset.UTC,
                        false,
                        null,
                        null,
                        START.plus(Duration.ofDays(9)),
                        60,
                        9,
                        10,
                        300,
                        null),
                START);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_place_is_free_again_once_the_last_copy_has_an_answer() throws Exception {
        assertThat(together(COPIES, () -> begins("one"))).containsOnly(true);
        together(COPIES - 1, () -> ends("one"));
        assertThat(begins("other")).as("while a copy is under way that may still book").isFalse();
        ends("one");
        assertThat(begins("other")).isTrue();
    }

    /** The control: where any answer frees the place, two bookings are under way with it. */
    @Test
    void if_the_first_answer_freed_it_another_booking_would_begin_beside_a_copy() throws Exception {
        together(COPIES, () -> begins("one"));
        database.open()
                .jdbc()
                .update("update waiting_place set busy_until = null where attempt = 'one'");
        assertThat(begins("other")).isTrue();
    }

    @Test
    void what_books_after_a_copy_was_refused_uses_up_the_place() {
        begins("one");
        begins("one");
        ends("one");
        places.end(7, "a", "one", true, START, START);
        assertThat(places.find(7, "a").orElseThrow().state()).isEqualTo(PlaceState.BOOKED);
        assertThat(begins("other")).isFalse();
        assertThat(begins("one")).as("the same again is answered alike").isTrue();
        ends("one");
        assertThat(places.find(7, "a").orElseThrow().state()).isEqualTo(PlaceState.BOOKED);
    }

    @Test
    void a_copy_that_nobody_waits_for_any_more_frees_nothing() {
        begins("one");
        var later = START.plusSeconds(31);
        assertThat(places.begin(7, "a", "one", later)).isTrue();
        places.end(7, "a", "one", false, START, later);
        assertThat(places.begin(7, "a", "other", later)).isFalse();
        places.end(7, "a", "one", false, later, later);
        assertThat(places.begin(7, "a", "other", later)).isTrue();
    }

    private boolean begins(String attempt) {
        return places.begin(7, "a", attempt, START);
    }

    private boolean ends(String attempt) {
        places.end(7, "a", attempt, false, START, START);
        return true;
    }

    private static List<Boolean> together(int people, Callable<Boolean> doing) throws Exception {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = all.invokeAll(IntStream.range(0, people).mapToObj(n -> doing).toList());
            return asked.stream().map(done -> done.resultNow()).toList();
        }
    }
}
