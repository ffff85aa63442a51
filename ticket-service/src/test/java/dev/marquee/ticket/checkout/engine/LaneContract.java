package dev.marquee.ticket.checkout.engine;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.checkout.Checkout;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.Verdict;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.Replayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How requests queue, are booked in groups, and are turned away. */
abstract class LaneContract extends EngineContract {

    @Test
    void what_gathers_during_a_commit_is_booked_with_the_next_one() throws Exception {
        var settings = new BookingSettings(1, 100, 256, ofSeconds(20), false, null);
        try (var replica = BoxOffice.open(url, settings)) {
            var event = office.onSale(1000, 4);

            var all =
                    whileLocked(
                            event,
                            () -> {
                                var one = submit(() -> replica.book(event, "first@example.org", 1));
                                untilTakenBy(replica);
                                return with(one, fillQueue(replica, event, 100));
                            });

            for (var each : all) assertThat(each.get()).isInstanceOf(Booked.class);
            assertThat(office.live(event)).isEqualTo(101);
            assertThat(replica.wakes).hasValue(2);
        }
    }

    @Test
    void while_purchases_queue_up_what_can_wait_is_told_so() throws Exception {
        var settings = new BookingSettings(1, 100, 256, ofSeconds(20), false, null);
        try (var replica = BoxOffice.open(url, settings)) {
            var event = office.onSale(1000, 4);
            var told = new CompletableFuture<Void>();

            var all =
                    whileLocked(
                            event,
                            () -> {
                                var one = submit(() -> replica.book(event, "first@example.org", 1));
                                untilTakenBy(replica);
                                assertThat(replica.engine.isUnderWay()).as("for one").isFalse();
                                var queued = with(one, fillQueue(replica, event, 100));
                                Thread.startVirtualThread(() -> {
                                    while (!replica.engine.isUnderWay()) Thread.yield();
                                    told.complete(null);
                                });
                                return queued;
                            });

            for (var each : all) each.get();
            told.get(10, TimeUnit.SECONDS);
            await().until(() -> !replica.engine.isUnderWay());
        }
    }

    @Test
    void a_batch_of_several_events_writes_the_stock_of_each() throws Exception {
        var settings = new BookingSettings(1, 100, 256, ofSeconds(20), false, null);
        try (var replica = BoxOffice.open(url, settings)) {
            var first = office.onSale(1000, 4);
            var other = office.onSale(1000, 4, 3);
            var third = office.onSale(2, 4);

            var all =
                    whileLocked(
                            first,
                            () -> {
                                var one = submit(() -> replica.book(first, "first@example.org", 1));
                                untilTakenBy(replica);
                                var others =
                                        IntStream.range(0, 30)
                                                .mapToObj(n ->
                                                        submit(() ->
                                                                replica.book(
                                                                        List.of(first, other, third)
                                                                                .get(n % 3),
                                                                        buyer(n),
                                                                        1)))
                                                .toList();
                                await().until(() -> replica.engine.waiting() == 30);
                                return with(one, others);
                            });

            int refused = 0;
            for (var each : all) if (!(each.get() instanceof Booked)) refused++;
            assertThat(refused).as("of the third, which has two").isEqualTo(8);
            assertThat(replica.wakes).as("one batch for all three events").hasValue(2);
            for (var event : List.of(first, other, third)) {
                assertThat(office.sold(event)).isEqualTo(office.live(event));
                assertThat(office.count("select sold from ticket_type where event_id = ?", event))
                        .isEqualTo(office.live(event));
            }
            assertThat(office.live(first)).isEqualTo(11);
            assertThat(office.live(other)).isEqualTo(10);
            assertThat(office.live(third)).isEqualTo(2);
        }
    }

    @Test
    void a_purchase_that_the_database_refuses_is_nobody_elses_loss() throws Exception {
        var event = office.onSale(1000, 4);
        var tooLong = "x".repeat(301);

        var results =
                whileLocked(
                        event,
                        () -> {
                            submit(() -> office.book(event, "first@example.org", 1));
                            untilTakenBy(office);
                            return IntStream.range(0, 20)
                                    .mapToObj(n ->
                                            submit(() ->
                                                    n == 7
                                                            ? office.book(
                                                                    event,
                                                                    buyer(n),
                                                                    1,
                                                                    new RequestKey(tooLong, "h"))
                                                            : office.book(event, buyer(n), 1)))
                                    .toList();
                        });

        for (int n = 0; n < results.size(); n++) {
            var result = results.get(n);
            if (n == 7) assertThatThrownBy(result::get).hasCauseInstanceOf(Checkout.Failed.class);
            else assertThat(result.get()).isInstanceOf(Booked.class);
        }
        assertThat(office.live(event)).isEqualTo(20);
    }

    @Test
    void a_full_queue_turns_away_at_once_and_what_waits_is_booked() throws Exception {
        var settings = new BookingSettings(1, 3, 256, ofSeconds(20), false, null);
        try (var small = BoxOffice.open(url, settings)) {
            var event = office.onSale(1000, 4);

            var waiting =
                    whileLocked(
                            event,
                            () -> {
                                var first = submit(() -> small.book(event, "first@example.org", 1));
                                untilTakenBy(small);
                                return with(first, fillQueue(small, event, 3));
                            });

            for (var one : waiting) assertThat(one.get()).isInstanceOf(Booked.class);
            assertThat(office.live(event)).isEqualTo(4);
        }
    }

    /** Asks for more than there is room for, and returns those who found room and wait. */
    private List<Future<Verdict>> fillQueue(BoxOffice replica, long event, int room) {
        var all =
                IntStream.range(0, room + 20)
                        .mapToObj(n -> submit(() -> replica.book(event, buyer(n), 1)))
                        .toList();
        await().until(() -> all.stream().filter(Future::isDone).count() == 20);
        for (var turnedAway : all.stream().filter(Future::isDone).toList())
            assertThatThrownBy(turnedAway::get).hasCauseInstanceOf(Checkout.Busy.class);
        return all.stream().filter(one -> !one.isDone()).toList();
    }

    private static List<Future<Verdict>> with(Future<Verdict> first, List<Future<Verdict>> others) {
        var all = new ArrayList<>(others);
        all.add(first);
        return all;
    }

    @Test
    void who_waits_too_long_is_turned_away_and_not_booked_later() throws Exception {
        var settings = new BookingSettings(1, 100, 1, ofMillis(300), false, null);
        try (var impatient = BoxOffice.open(url, settings)) {
            var event = office.onSale(1000, 4);

            var waiting =
                    whileLocked(
                            event,
                            () -> {
                                var first =
                                        submit(() -> impatient.book(event, "first@example.org", 1));
                                untilTakenBy(impatient);
                                assertThatThrownBy(() ->
                                                impatient.book(event, "second@example.org", 1))
                                        .isInstanceOf(Checkout.Busy.class);
                                return first;
                            });

            assertThat(waiting.get()).isInstanceOf(Booked.class);
            assertThat(impatient.book(event, "third@example.org", 1)).isInstanceOf(Booked.class);
            assertThat(office.live(event)).isEqualTo(2);
        }
    }

    @Test
    void the_same_key_is_in_progress_until_it_is_answered() throws Exception {
        var event = office.onSale(1000, 4);
        var key = new RequestKey("in-flight-" + event, "h");

        var first =
                whileLocked(
                        event,
                        () -> {
                            var one = submit(() -> office.book(event, "ana@example.org", 1, key));
                            untilTakenBy(office);
                            assertThatThrownBy(() -> office.book(event, "ana@example.org", 1, key))
                                    .isInstanceOf(Checkout.InProgress.class);
                            return one;
                        });

        assertThat(first.get()).isInstanceOf(Booked.class);
        assertThat(office.book(event, "ana@example.org", 1, key)).isInstanceOf(Replayed.class);
        assertThat(office.live(event)).isEqualTo(1);
    }

    @Test
    void closing_answers_all_that_wait() throws Exception {
        var event = office.onSale(1000, 4);
        var closing = BoxOffice.open(url);

        var results =
                whileLocked(
                        event,
                        () -> {
                            var waiting =
                                    IntStream.range(0, 20)
                                            .mapToObj(n ->
                                                    submit(() -> closing.book(event, buyer(n), 1)))
                                            .toList();
                            untilTakenBy(closing);
                            submit(() -> {
                                closing.engine.stop();
                                return null;
                            });
                            await().until(() -> !closing.engine.isRunning());
                            return waiting;
                        });

        int booked = 0;
        for (var result : results) if (succeeded(result)) booked++;
        assertThat(office.live(event)).isEqualTo(booked);
        assertThatThrownBy(() -> closing.book(event, "late@example.org", 1))
                .isInstanceOf(Checkout.Busy.class);
        closing.close();
    }

    @Test
    void an_engine_that_was_stopped_starts_again() {
        var event = office.onSale(1000, 4);
        office.engine.stop();
        office.engine.start();
        assertThat(office.book(event, "ana@example.org", 1)).isInstanceOf(Booked.class);
    }

    @Test
    void without_its_database_nothing_is_booked_and_nobody_waits_for_ever() {
        var away = BoxOffice.open(url, new BookingSettings(1, 100, 256, ofSeconds(5), false, null));
        var event = office.onSale(1000, 4);
        away.database.close();

        assertThatThrownBy(() -> away.book(event, "ana@example.org", 1))
                .isInstanceOf(Checkout.Failed.class);

        assertThat(office.live(event)).isZero();
        away.engine.stop();
    }

    @Test
    void an_event_that_somebody_holds_costs_the_others_of_its_lane_seconds_and_no_more()
            throws Exception {
        var settings = new BookingSettings(1, 100, 256, ofSeconds(20), false, null);
        try (var replica = BoxOffice.openBounded(url, settings)) {
            var held = office.onSale(1000, 4);
            var free = office.onSale(1000, 4);
            var all =
                    whileLocked(
                            held,
                            () -> {
                                var start = System.nanoTime();
                                var first = submit(() -> replica.book(held, buyer(0), 1));
                                await().until(() -> replica.engine.waiting() == 0);
                                var of = List.of(held, free);
                                var others =
                                        IntStream.range(0, 40)
                                                .mapToObj(n ->
                                                        submit(() ->
                                                                replica.book(
                                                                        of.get(n % 2),
                                                                        buyer(n),
                                                                        1)))
                                                .toList();
                                var results = with(first, others);
                                await().atMost(ofSeconds(30))
                                        .until(() -> results.stream().allMatch(Future::isDone));
                                assertThat(Duration.ofNanos(System.nanoTime() - start))
                                        .as("the first, the batch, and its event again")
                                        .isLessThan(ofSeconds(20));
                                return results;
                            });

            var told = 0;
            for (var each : all) if (isBooked(each)) told++;
            assertThat(told).isEqualTo(20);
            assertThat(office.live(free)).isEqualTo(20);
            assertThat(office.live(held)).isZero();
            assertThat(replica.book(held, buyer(0), 1)).isInstanceOf(Booked.class);
        }
    }

    private static boolean isBooked(Future<Verdict> result) throws InterruptedException {
        try {
            return result.get() instanceof Booked;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(Checkout.Failed.class);
            return false;
        }
    }

    private static boolean succeeded(Future<Verdict> result) throws InterruptedException {
        try {
            return result.get() instanceof Booked;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(Checkout.Busy.class);
            return false;
        }
    }
}
