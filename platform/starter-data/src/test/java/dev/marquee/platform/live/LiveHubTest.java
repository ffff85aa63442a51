package dev.marquee.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Who watches is told everything, once, in order, and nobody waits for a slow one. */
class LiveHubTest {

    private static final Subject EVENT = Subject.of(7);

    private final FakeSeats seats = new FakeSeats();
    private final CommitSignal commits = new CommitSignal();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<LiveHub> hubs = new ArrayList<>();

    @AfterEach
    void stop() {
        hubs.forEach(LiveHub::stop);
    }

    @Test
    void watchers_are_told_what_changes_and_all_of_it_in_order() {
        var hub = hub(10, Duration.ofMinutes(10), List.of(seats));
        seats.take(7, "A-1");
        var early = watch(hub, EVENT, "");
        await().until(() -> early.data("seats").size() == 1);
        assertThat(early.data("seats").getFirst()).contains("\"seq\":1", "\"taken\":[]");

        for (var number = 2; number <= 20; number++) take("A-" + number);
        await().until(() -> all(early).size() == 19);
        assertThat(all(early))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 20).mapToObj(n -> "A-" + n).toList());

        // Back after a break, with what it knew: told the rest, by any replica.
        var back = watch(hub(10, Duration.ofMinutes(10), List.of(seats)), EVENT, "seats:17");
        await().until(() -> all(back).size() == 3);
        assertThat(all(back)).containsExactly("A-18", "A-19", "A-20");
        assertThat(back.lastId()).isEqualTo("seats:20").isEqualTo(early.lastId());

        // Who knows everything is told nothing until something changes.
        var knowing = watch(hub, EVENT, back.lastId());
        await().until(() -> !knowing.written.isEmpty());
        take("A-21");
        await().until(() -> all(knowing).size() == 1);
        assertThat(knowing.data("seats")).hasSize(1);
    }

    @Test
    void a_crowd_is_told_all_of_it() {
        var hub = hub(200, Duration.ofMinutes(10), List.of(seats));
        seats.take(7, "A-1");
        var crowd = IntStream.range(0, 120).mapToObj(n -> watch(hub, EVENT, "")).toList();
        for (var one : crowd) await().until(() -> one.data("seats").size() == 1);
        take("A-2");
        take("A-3");
        for (var one : crowd) {
            await().until(() -> all(one).size() == 2);
            assertThat(all(one)).containsExactly("A-2", "A-3");
        }
    }

    @Test
    void what_is_of_another_event_or_audience_is_not_told() {
        var hub = hub(10, Duration.ofMinutes(10), List.of(seats, new Secret()));
        seats.take(7, "A-1");
        seats.take(8, "A-1");
        var here = watch(hub, EVENT, "");
        var there = watch(hub, Subject.of(8), "");
        await().until(() -> here.data("seats").size() == 1 && there.data("seats").size() == 1);
        seats.take(8, "A-2");
        take("A-3");
        await().until(() -> all(here).size() == 1 && all(there).size() == 1);
        assertThat(all(here)).containsExactly("A-3");
        assertThat(all(there)).containsExactly("A-2");
        assertThat(here.data("secret")).isEmpty();
    }

    @Test
    void a_slow_reader_is_dropped_and_keeps_nobody_waiting() throws InterruptedException {
        var hub = hub(10, Duration.ofMinutes(10), List.of(seats));
        seats.take(7, "A-0");
        var stuck = RecordingEmitter.stuck();
        hub.watch(FakeSeats.VISITORS, EVENT, Cursor.none(), () -> false, stuck);
        var quick = watch(hub, EVENT, "");
        await().until(() -> quick.data("seats").size() == 1);
        for (var number = 1; number <= 60; number++) {
            take("A-" + number);
            var seat = "A-" + number;
            await().until(() -> all(quick).contains(seat));
        }
        assertThat(stuck.written).isEmpty();
        stuck.read();
        stuck.completed.await();
        assertThat(stuck.written).hasSizeLessThan(20);
        await().until(() -> gauge() == 1);
    }

    @Test
    void a_stream_that_is_quiet_says_that_it_is_there() {
        var watcher = watch(hub(1, Duration.ofMinutes(10), List.of(seats)), EVENT, "");
        await().until(() -> watcher.written.stream().filter(":\n\n"::equals).count() > 2);
    }

    @Test
    void a_stream_ends_soon_after_its_reader_may_not_read_on() {
        var hub = hub(10, Duration.ofMinutes(10), List.of(seats));
        var revoked = new AtomicBoolean();
        var gone = new RecordingEmitter();
        hub.watch(FakeSeats.VISITORS, EVENT, Cursor.none(), revoked::get, gone);
        var other = watch(hub, EVENT, "");
        await().until(() -> gone.written.stream().filter(":\n\n"::equals).count() > 1);

        revoked.set(true);

        await().until(() -> gone.completed.getCount() == 0);
        seats.take(7, "A-1");
        take("A-2");
        await().until(() -> !other.data("seats").isEmpty());
        assertThat(gone.data("seats")).isEmpty();
        assertThat(other.completed.getCount()).as("others read on").isEqualTo(1);
        await().until(() -> gauge() == 1);
    }

    @Test
    void a_stream_that_cannot_be_asked_about_ends_and_no_other() {
        var hub = hub(10, Duration.ofMinutes(10), List.of(seats));
        var gone = new RecordingEmitter();
        hub.watch(
                FakeSeats.VISITORS,
                EVENT,
                Cursor.none(),
                () -> {
                    throw new IllegalStateException("nobody knows");
                },
                gone);
        var other = watch(hub, EVENT, "");

        await().until(() -> gone.completed.getCount() == 0);
        var before = other.written.size();
        await().until(() -> other.written.size() > before + 2);
        assertThat(other.completed.getCount()).isEqualTo(1);
        await().until(() -> gauge() == 1);
    }

    @Test
    void a_slow_database_delays_neither_signs_of_life_nor_the_end_of_a_stream() {
        var slow = new SlowSeats();
        var watcher = watch(hub(1, Duration.ofMinutes(10), List.of(slow)), EVENT, "");
        var other = new SlowSeats();
        var brief = watch(hub(1, Duration.ofMillis(400), List.of(other)), EVENT, "");
        try {
            await().until(() -> slow.asked.getCount() == 0);
            var before = watcher.written.size();
            await().until(() -> watcher.written.size() >= before + 3);
            assertThat(watcher.written.subList(1, watcher.written.size())).containsOnly(":\n\n");
            await().until(() -> brief.completed.getCount() == 0);
        } finally {
            slow.answers.countDown();
            other.answers.countDown();
        }
    }

    @Test
    void more_than_may_watch_are_sent_away_and_come_in_when_somebody_leaves() {
        var hub = hub(2, Duration.ofMinutes(10), List.of(seats));
        var first = watch(hub, EVENT, "");
        watch(hub, EVENT, "");
        assertThatThrownBy(() -> watch(hub, EVENT, ""))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> {
                            assertThat(refusal.getStatusCode().value()).isEqualTo(503);
                            assertThat(refusal.getHeaders().getFirst("Retry-After"))
                                    .isEqualTo("10");
                        });
        assertThat(
                        metrics.get("marquee.limit.refusals")
                                .tag("limit", "live-watchers")
                                .counter()
                                .count())
                .isEqualTo(1);
        first.complete();
        watch(hub, EVENT, "");
        assertThat(gauge()).isEqualTo(2);
    }

    @Test
    void a_source_that_fails_keeps_no_other_from_telling() {
        var stock =
                new FakeSeats() {
                    @Override
                    public String name() {
                        return "stock";
                    }
                };
        var hub = hub(10, Duration.ofMinutes(10), List.of(seats, stock));
        seats.take(7, "A-1");
        stock.take(7, "1");
        seats.goAway(true);
        var watcher = watch(hub, EVENT, "");
        await().until(() -> watcher.data("stock").size() == 1);
        stock.take(7, "2");
        commits.wake();
        await().until(() -> watcher.data("stock").size() == 2);
        assertThat(watcher.data("seats")).isEmpty();
        seats.goAway(false);
        await().until(() -> watcher.data("seats").size() == 1);
    }

    @Test
    void streams_end_when_their_time_is_over_and_when_the_service_stops() {
        var old = watch(hub(10, Duration.ofMillis(300), List.of(seats)), EVENT, "");
        await().until(() -> old.completed.getCount() == 0);
        var hub = hub(10, Duration.ofMinutes(10), List.of(seats));
        var watcher = watch(hub, EVENT, "");
        hub.stop();
        await().until(() -> watcher.completed.getCount() == 0);
        assertThatThrownBy(() -> watch(hub, EVENT, "")).isInstanceOf(ErrorResponseException.class);
    }

    private LiveHub hub(int most, Duration lifetime, List<LiveSource> sources) {
        var settings =
                new LiveSettings(
                        most,
                        Duration.ofMillis(100),
                        Duration.ofMillis(10),
                        Duration.ofMillis(500),
                        lifetime);
        var hub = new LiveHub(sources, commits, settings, JsonMapper.shared(), metrics);
        hubs.add(hub);
        hub.start();
        return hub;
    }

    private static RecordingEmitter watch(LiveHub hub, Subject subject, String lastId) {
        var emitter = new RecordingEmitter();
        hub.watch(FakeSeats.VISITORS, subject, Cursor.read(lastId), () -> false, emitter);
        return emitter;
    }

    private void take(String seat) {
        seats.take(7, seat);
        commits.wake();
    }

    private double gauge() {
        return metrics.get("marquee.live.watchers").gauge().value();
    }

    /** All seats that a watcher was told, in the order in which it was. */
    private static List<String> all(RecordingEmitter watcher) {
        var all = new ArrayList<String>();
        for (var data : watcher.data("seats"))
            JsonMapper.shared()
                    .readTree(data)
                    .path("taken")
                    .forEach(seat -> all.add(seat.asString()));
        return all;
    }

    private static final class SlowSeats extends FakeSeats {

        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public Map<Subject, String> marks(Set<Subject> subjects) {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Map.of();
        }
    }

    private static final class Secret implements LiveSource {

        @Override
        public String name() {
            return "secret";
        }

        @Override
        public Audience audience() {
            return FakeSeats.STAFF;
        }

        @Override
        public Map<Subject, String> marks(Set<Subject> subjects) {
            return Map.of(EVENT, "1");
        }

        @Override
        public Object read(Subject subject, @Nullable String since) {
            return "money";
        }
    }
}
