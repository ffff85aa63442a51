package dev.marquee.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.gateway.client.WaitingRooms.Terms;
import dev.marquee.gateway.room.PlaceTable.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is lost, nobody is let in twice, and the order is that of the seed: in any database. */
abstract class RoomTablesContract {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** One gateway. */
    private record Gateway(RoomDatabase database, RoomTable rooms, PlaceTable places) {

        static Gateway on(RoomDatabase database) {
            return new Gateway(database, new RoomTable(database, CLAIM), new PlaceTable(database));
        }
    }

    private final List<Gateway> opened = new ArrayList<>();
    private Gateway one;
    private Gateway other;

    /** Another gateway's access to the same database, as far as it takes several. */
    abstract RoomDatabase database();

    @BeforeEach
    void open() {
        one = gateway();
        other = gateway();
        new StoredRooms(one.database).store(7, "EV07", "{}", START);
    }

    @AfterEach
    void close() {
        opened.forEach(gateway -> gateway.database.close());
    }

    private Gateway gateway() {
        var gateway = Gateway.on(database());
        opened.add(gateway);
        return gateway;
    }

    private static Terms terms(Instant starts, int perMinute, int inside) {
        return new Terms(
                7,
                "EV07",
                "Lantern Night",
                ZoneOffset.UTC,
                false,
                null,
                starts,
                START.plus(Duration.ofDays(9)),
                perMinute,
                inside,
                10,
                300,
                null);
    }

    private void join(Gateway gateway, String... ids) {
        gateway.places.join(
                7, Stream.of(ids).map(id -> new Arrival(id, "net " + id)).toList(), 50, START);
    }

    private long number(String id) {
        return Objects.requireNonNull(one.places.find(7, id).orElseThrow().number());
    }

    private PlaceState state(String id) {
        return one.places.find(7, id).orElseThrow().state();
    }

    @Test
    void ten_thousand_arrivals_are_drawn_as_the_published_seed_says() throws Exception {
        var gateways = List.of(one, other);
        var queues =
                gateways.stream()
                        .map(gateway ->
                                new JoinQueue(
                                        arrivals -> gateway.places.join(7, arrivals, 50, START)))
                        .toList();
        var before = one.rooms.find(7).orElseThrow();
        var published = Draw.commitment(before.seed());
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var arrivals =
                    IntStream.range(0, 10_000)
                            .<Callable<Boolean>>mapToObj(n ->
                                    () -> queues.get(n % 2).join(new Arrival("p" + n, "net " + n)))
                            .toList();
            for (var joined : visitors.invokeAll(arrivals)) assertThat(joined.get()).isTrue();
        }
        var terms = terms(START, 60, 100);
        other.rooms.step(terms, START);
        one.rooms.step(terms, START);
        join(other, "late", "later");

        var row = one.rooms.find(7).orElseThrow();
        var ids = IntStream.range(0, 10_000).mapToObj(n -> "p" + n).toList();
        assertThat(Draw.commitment(row.seed())).isEqualTo(published);
        assertThat(row.lotSize()).isEqualTo(10_000);
        assertThat(one.places.drawn(7, row.lotSize()))
                .extracting(PlaceTable.Drawn::place)
                .isEqualTo(Draw.order(row.seed(), ids));
        assertThat(number("late")).isEqualTo(10_001);
        assertThat(number("later")).isEqualTo(10_002);
    }

    @Test
    void they_are_let_in_by_their_numbers_at_the_pace_and_no_more_than_fit() {
        join(one, "a", "b", "c", "d", "e", "f");
        var terms = terms(null, 60, 3);
        one.rooms.step(terms, START);
        assertThat(called()).containsExactly(1L);
        one.rooms.step(terms, START.plusMillis(400));
        other.rooms.step(terms, START.plusMillis(800));
        assertThat(called()).containsExactly(1L);
        other.rooms.step(terms, START.plusSeconds(1));
        assertThat(called()).containsExactly(1L, 2L);
        one.rooms.step(terms, START.plusSeconds(4));
        assertThat(called()).containsExactly(1L, 2L, 3L);
        one.rooms.step(terms, START.plusSeconds(8));
        assertThat(called()).containsExactly(1L, 2L, 3L);
    }

    private List<Long> called() {
        var waiting = new HashSet<Long>();
        for (var number : one.places.waiting(7)) waiting.add(number);
        return IntStream.rangeClosed(1, 6)
                .mapToObj(Long::valueOf)
                .filter(number -> !waiting.contains(number))
                .toList();
    }

    @Test
    void who_does_not_come_and_who_takes_too_long_make_room() {
        join(one, "a", "b", "c");
        var terms = terms(null, 600, 2);
        one.rooms.step(terms, START);
        var first = one.places.drawn(7, 3);
        var enters = first.get(0).place();
        var misses = first.get(1).place();
        assertThat(one.places.enter(7, enters, START, START.plus(Duration.ofMinutes(10)))).isTrue();
        assertThat(one.places.enter(7, enters, START, START.plus(Duration.ofMinutes(20))))
                .isFalse();
        one.rooms.step(terms, START.plus(CLAIM));
        assertThat(state(misses)).isEqualTo(PlaceState.MISSED);
        assertThat(state(first.get(2).place())).isEqualTo(PlaceState.CALLED);
        one.rooms.step(terms, START.plus(Duration.ofMinutes(10)));
        assertThat(state(enters)).isEqualTo(PlaceState.EXPIRED);
        assertThat(one.places.begin(7, misses, "x", START.plus(CLAIM))).isFalse();
    }

    @Test
    void a_place_is_for_one_booking_at_a_time_and_for_one_in_all() throws Exception {
        join(one, "a");
        one.rooms.step(terms(null, 60, 9), START);
        var begun = new AtomicInteger();
        together(
                64,
                n -> {
                    var gateway = n % 2 == 0 ? one : other;
                    if (gateway.places.begin(7, "a", "attempt " + n, START))
                        begun.incrementAndGet();
                });
        assertThat(begun).hasValue(1);
        var attempt =
                IntStream.range(0, 64)
                        .mapToObj(n -> "attempt " + n)
                        .filter(name -> one.places.begin(7, "a", name, START))
                        .toList();
        assertThat(attempt).as("the same booking may be sent again").hasSize(1);
        one.places.end(7, "a", attempt.getFirst(), true, START, START);
        assertThat(state("a")).isEqualTo(PlaceState.BOOKED);
        assertThat(one.places.begin(7, "a", "another", START)).isFalse();
        assertThat(one.places.begin(7, "a", attempt.getFirst(), START)).isTrue();
    }

    /** The control: who looks first and writes then lets in everybody. */
    @Test
    void without_the_guard_everybody_would_book_with_one_place() throws Exception {
        join(one, "a");
        one.rooms.step(terms(null, 60, 9), START);
        var begun = new AtomicInteger();
        var looked = new CyclicBarrier(8);
        together(
                8,
                n -> {
                    var free = one.places.find(7, "a").orElseThrow().letsInAt(START);
                    looked.await();
                    if (free) begun.incrementAndGet();
                });
        assertThat(begun).hasValue(8);
    }

    @Test
    void a_booking_that_came_to_nothing_gives_the_place_back_to_its_holder() {
        join(one, "a");
        one.rooms.step(terms(null, 60, 9), START);
        assertThat(one.places.begin(7, "a", "x", START)).isTrue();
        assertThat(one.places.begin(7, "a", "y", START)).isFalse();
        one.places.end(7, "a", "x", false, START, START);
        assertThat(one.places.begin(7, "a", "y", START)).isTrue();
        assertThat(one.places.begin(7, "a", "z", START.plusSeconds(31)))
                .as("an answer that never came")
                .isTrue();
    }

    @Test
    void one_network_has_so_many_places_and_no_more() {
        var arrivals = IntStream.range(0, 5).mapToObj(n -> new Arrival("p" + n, "same")).toList();
        assertThat(one.places.join(7, arrivals, 3, START))
                .containsExactly(true, true, true, false, false);
        assertThat(other.places.join(7, List.of(new Arrival("q", "same")), 3, START))
                .containsExactly(false);
        assertThat(one.places.leave(7, "p0")).isTrue();
        assertThat(one.places.leave(7, "p0")).isFalse();
        assertThat(other.places.join(7, List.of(new Arrival("q", "same")), 3, START))
                .containsExactly(true);
    }

    @Test
    void a_room_nobody_came_to_is_drawn_anew_where_the_start_is_put_off() {
        one.rooms.step(terms(null, 60, 9), START);
        var seed = one.rooms.find(7).orElseThrow().seed();
        var later = START.plus(Duration.ofHours(1));
        one.rooms.step(terms(later, 60, 9), START.plusSeconds(1));
        var row = one.rooms.find(7).orElseThrow();
        assertThat(row.drawnAt()).isNull();
        assertThat(row.seed()).isNotEqualTo(seed);
        join(one, "a");
        assertThat(one.places.find(7, "a").orElseThrow().number()).isNull();
        one.rooms.step(terms(later, 60, 9), later);
        assertThat(number("a")).isEqualTo(1);
    }

    /** All at once; what any of them throws, the test throws. */
    private static void together(int people, Doing doing) throws Exception {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, people)
                            .<Callable<Void>>mapToObj(n ->
                                    () -> {
                                        doing.run(n);
                                        return null;
                                    })
                            .toList();
            for (var done : all.invokeAll(tasks)) done.get();
        }
    }

    @FunctionalInterface
    private interface Doing {
        void run(int n) throws Exception;
    }
}
