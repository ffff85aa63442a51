package dev.marquee.ticket.checkout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.checkout.Verdict.Booked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Books, cancels, waits, serves, takes, declines and lets run out at random, beside a simple model
 * in memory.
 */
abstract class WaitlistModelContract extends EngineContract {

    private static final int STEPS = 150;
    private static final int CAPACITY = 8;

    private record Entry(long id, int quantity, int place) {}

    private final class Model {

        final Random random;
        final long event = office.onSale(CAPACITY, 4);
        final List<Long> bookings = new ArrayList<>();
        final List<Entry> waiting = new ArrayList<>();
        final List<Entry> offered = new ArrayList<>();
        final List<Entry> skipped = new ArrayList<>();
        int capacity = CAPACITY;
        int sold;
        int people;

        Model(int seed) {
            random = new Random(seed);
        }

        int free() {
            return capacity - sold;
        }

        int left() {
            var wanted = waiting.stream().mapToInt(Entry::quantity).sum();
            return Math.max(0, free() - wanted);
        }

        String somebody() {
            return "model-%d-%d@example.org".formatted(event, people++);
        }

        <T> T any(List<T> all) {
            return all.remove(random.nextInt(all.size()));
        }

        void step() {
            switch (random.nextInt(9)) {
                case 0, 1 -> book();
                case 2 -> cancel();
                case 3, 4 -> join();
                case 5 -> serve();
                case 6 -> take();
                case 7 -> {
                    if (random.nextBoolean()) decline();
                    else runOut();
                }
                default -> {
                    if (random.nextInt(4) == 0) leave();
                    else if (capacity < 3 * CAPACITY && random.nextInt(4) == 0) enlarge();
                }
            }
        }

        void book() {
            var n = 1 + random.nextInt(3);
            var left = left();
            var verdict = office.book(event, somebody(), n);
            assertThat(verdict instanceof Booked).as("%d of %d", n, left).isEqualTo(n <= left);
            if (!(verdict instanceof Booked(var booking))) return;
            bookings.add(booking.id());
            sold += n;
        }

        void cancel() {
            if (bookings.isEmpty()) return;
            var id = any(bookings);
            sold -= office.count("select quantity from booking where id = ?", id);
            office.cancelBooking.handle(id, Actor.BUYER);
        }

        void join() {
            var n = 1 + random.nextInt(3);
            var type = random.nextBoolean() ? null : Long.valueOf(event * 10);
            waiting.add(new Entry(office.list.waits(event, type, somebody(), n), n, people));
        }

        void leave() {
            if (!waiting.isEmpty()) office.list.leaves(any(waiting).id);
        }

        /** Offers go to the first, as long as there is enough for them. */
        void serve() {
            waiting.sort(Comparator.comparingInt(Entry::place));
            office.list.serve();
            while (!waiting.isEmpty() && waiting.getFirst().quantity <= free()) {
                var next = waiting.removeFirst();
                sold += next.quantity;
                offered.add(next);
            }
        }

        void take() {
            if (offered.isEmpty()) return;
            var entry = any(offered);
            var booking = office.list.booking(entry.id);
            office.confirmBooking.handle(booking, Actor.BUYER);
            bookings.add(booking);
            assertThat(office.list.state(entry.id)).isEqualTo("taken");
        }

        void decline() {
            if (offered.isEmpty()) return;
            var entry = any(offered);
            office.cancelBooking.handle(office.list.booking(entry.id), Actor.BUYER);
            sold -= entry.quantity;
            assertThat(office.list.state(entry.id)).isEqualTo("passed");
        }

        void runOut() {
            if (offered.isEmpty()) return;
            var entry = any(offered);
            office.list.ranOut(entry.id);
            office.expireReservations.handle();
            sold -= entry.quantity;
            var again = skipped.stream().noneMatch(other -> other.id == entry.id);
            assertThat(office.list.state(entry.id)).isEqualTo(again ? "waiting" : "passed");
            if (!again) return;
            skipped.add(entry);
            waiting.add(entry);
        }

        void enlarge() {
            capacity += 2;
            office.change(BoxOffice.push(event, capacity, 4, capacity));
        }

        void check() {
            assertThat(office.sold(event)).isEqualTo(sold);
            for (var entry : waiting) assertThat(office.list.state(entry.id)).isEqualTo("waiting");
            for (var entry : offered) assertThat(office.list.state(entry.id)).isEqualTo("offered");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void the_list_and_the_engine_do_what_a_simple_model_does(int seed) {
        var model = new Model(seed);
        for (int step = 0; step < STEPS; step++) {
            model.step();
            model.check();
            if (step % 30 == 0) Invariants.hold(office.jdbc);
        }
    }
}
