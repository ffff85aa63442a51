package dev.marquee.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.queue.Backoff;
import dev.marquee.platform.queue.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the outbox promises, on whatever database. */
abstract class OutboxContract {

    private static final String TOPIC = "topic";

    /** Stands still until it is moved on. */
    private static final class StoppedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @FunctionalInterface
    private interface Delivery {
        void deliver(List<OutboxMessage> facts) throws Exception;
    }

    private record Receiver(String topic, Delivery delivery) implements MessageHandler {
        @Override
        public void deliver(List<OutboxMessage> facts) throws Exception {
            delivery.deliver(facts);
        }
    }

    private static final OutboxSettings SETTINGS =
            new OutboxSettings(Duration.ofMinutes(1), Duration.ofDays(30));

    private final StoppedClock clock = new StoppedClock();
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private final List<OutboxRelay> started = new ArrayList<>();
    private HikariDataSource database;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;

    abstract String newDatabase();

    @BeforeEach
    void an_empty_outbox() {
        database = new HikariDataSource();
        database.setJdbcUrl(newDatabase());
        Flyway.configure().dataSource(database).locations("classpath:db/outbox").load().migrate();
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @AfterEach
    void stop() {
        started.forEach(OutboxRelay::stop);
        database.close();
    }

    private OutboxRelay relay(Delivery delivery) {
        return relayOf(new Receiver(TOPIC, delivery));
    }

    /** Without jitter, so that the clock can say when a message is due. */
    private OutboxTable table() {
        return new OutboxTable(
                jdbc,
                transaction,
                clock,
                SETTINGS,
                new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0));
    }

    private OutboxRelay relayOf(MessageHandler... receivers) {
        return new OutboxRelay(table(), () -> Stream.of(receivers), Stream::empty);
    }

    private OutboxRelay relay() {
        return relay(this::receive);
    }

    private void receive(List<OutboxMessage> facts) {
        facts.forEach(fact -> received.add(fact.key()));
    }

    private void owe(OutboxRelay relay, String topic, String key) {
        var outbox =
                new Outbox(
                        new JdbcTemplate(database),
                        JsonMapper.builder().build(),
                        clock,
                        relay::wakeAfterCommit);
        transaction.executeWithoutResult(
                status -> outbox.publish(topic, key, Map.of("about", key)));
    }

    private void owe(int facts) {
        var relay = relay();
        IntStream.rangeClosed(1, facts).forEach(i -> owe(relay, TOPIC, "fact " + i));
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql("select * from outbox order by id").query().listOfRows();
    }

    @Test
    void beside_urgent_work_a_batch_goes_out_each_second_and_the_rest_afterwards()
            throws Exception {
        owe(4 * OutboxWorker.BATCH);
        var selling = new AtomicBoolean(true);
        var worker =
                new OutboxWorker(
                        table(),
                        Map.of(TOPIC, new Receiver(TOPIC, this::receive)),
                        null,
                        selling::get);

        worker.run();
        assertThat(received).hasSize(OutboxWorker.BATCH);
        assertThat(worker.run()).as("rests").isFalse();
        assertThat(received).hasSize(OutboxWorker.BATCH);

        clock.pass(Duration.ofSeconds(1));
        worker.run();
        assertThat(received).hasSize(2 * OutboxWorker.BATCH);

        selling.set(false);
        worker.run();
        worker.run();
        assertThat(received).hasSize(4 * OutboxWorker.BATCH);
    }

    @Test
    void what_is_owed_is_delivered_soon_after_the_commit() {
        var payloads = new ConcurrentLinkedQueue<String>();
        var relay = relay(facts -> facts.forEach(fact -> payloads.add(fact.payload())));
        started.add(relay);
        relay.start();
        var outbox =
                new Outbox(
                        new JdbcTemplate(database),
                        JsonMapper.builder().build(),
                        clock,
                        relay::wakeAfterCommit);
        transaction.executeWithoutResult(status -> {
            outbox.publish(TOPIC, "one", Map.of("about", "é"));
            assertThat(payloads).isEmpty();
        });
        await().untilAsserted(() -> assertThat(payloads).containsExactly("{\"about\":\"é\"}"));
        await().untilAsserted(() ->
                assertThat(rows())
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.get("delivered_at")).isNotNull();
                            assertThat(row.get("due_at")).isNull();
                        }));
    }

    @Test
    void what_was_rolled_back_is_not_owed() throws Exception {
        var relay = relay();
        var outbox =
                new Outbox(
                        new JdbcTemplate(database),
                        JsonMapper.builder().build(),
                        clock,
                        relay::wakeAfterCommit);
        transaction.executeWithoutResult(status -> {
            outbox.publish(TOPIC, "never", Map.of());
            status.setRollbackOnly();
        });
        owe(relay, TOPIC, "kept");
        relay.deliverDue();
        assertThat(received).containsExactly("kept");
    }

    @Test
    void a_delivered_fact_is_not_delivered_again() throws Exception {
        owe(3);
        assertThat(relay().deliverDue()).isEqualTo(3);
        clock.pass(Duration.ofDays(1));
        assertThat(relay().deliverDue()).isZero();
        assertThat(received).containsExactly("fact 1", "fact 2", "fact 3");
    }

    @Test
    void an_error_ends_no_lane_and_the_fact_is_tried_again() {
        var tries = new AtomicInteger();
        var relay =
                relay(facts -> {
                    if (tries.incrementAndGet() == 1) throw new StackOverflowError();
                    receive(facts);
                });
        started.add(relay);
        relay.start();
        owe(relay, TOPIC, "one");
        await().until(() -> String.valueOf(rows().getFirst().get("last_error")).contains("Stack"));
        clock.pass(Duration.ofSeconds(1));
        owe(relay, TOPIC, "two");
        await().untilAsserted(() -> assertThat(received).containsExactlyInAnyOrder("one", "two"));
    }

    @Test
    void a_refused_fact_is_tried_again_later_and_later() throws Exception {
        var tries = new AtomicInteger();
        var relay =
                relay(facts -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("down" + "!".repeat(1000));
                });
        owe(1);
        relay.deliverDue();
        for (int wait : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            var before = tries.get();
            clock.pass(Duration.ofSeconds(wait).minusMillis(1));
            relay.deliverDue();
            assertThat(tries).as("before %d s".formatted(wait)).hasValue(before);
            clock.pass(Duration.ofMillis(1));
            relay.deliverDue();
            assertThat(tries).as("after %d s".formatted(wait)).hasValue(before + 1);
        }
        clock.pass(Duration.ofMinutes(5));
        relay().deliverDue();
        assertThat(received).containsExactly("fact 1");
        assertThat(rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("attempts")).isEqualTo(12);
                    assertThat(row.get("last_error")).isNull();
                });
    }

    @Test
    void one_bad_fact_does_not_hold_up_its_neighbours() throws Exception {
        owe(5);
        relay(
                        facts -> {
                            for (var fact : facts)
                                if (fact.key().equals("fact 3"))
                                    throw new IllegalStateException("bad");
                            receive(facts);
                        })
                .deliverDue();
        assertThat(received).containsExactly("fact 1", "fact 2", "fact 4", "fact 5");
        assertThat(rows().get(2)).containsEntry("attempts", 1).containsEntry("last_error", "bad");
    }

    @Test
    void a_claimed_fact_is_skipped_by_a_second_relay() throws Exception {
        owe(1);
        relay(
                        facts -> {
                            assertThat(relay().deliverDue()).isZero();
                            receive(facts);
                        })
                .deliverDue();
        assertThat(received).containsExactly("fact 1");
    }

    @Test
    void a_claim_takes_one_batch_and_leaves_the_rest_to_others() throws Exception {
        owe(200);
        relay(
                        first -> {
                            assertThat(first).hasSize(64);
                            relay(
                                            second -> {
                                                assertThat(second).hasSize(64);
                                                receive(second);
                                            })
                                    .deliverDue();
                            receive(first);
                        })
                .deliverDue();
        assertThat(received).hasSize(128).doesNotHaveDuplicates();
    }

    @Test
    void two_relays_at_once_deliver_each_fact_once() throws Exception {
        owe(500);
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> {
                    together.await();
                    while (relay().deliverDue() > 0) Thread.onSpinWait();
                    return null;
                });
            }
            together.countDown();
        }
        assertThat(received).hasSize(500);
        assertThat(new HashSet<>(received)).hasSize(500);
    }

    @Test
    void what_a_crashed_relay_had_claimed_is_delivered_by_the_next_one() throws Exception {
        owe(2);
        var crashing =
                relay(facts -> {
                    throw new InterruptedException("the process dies here");
                });
        assertThatThrownBy(crashing::deliverDue).isInstanceOf(InterruptedException.class);
        clock.pass(Duration.ofSeconds(59));
        assertThat(relay().deliverDue()).isZero();
        clock.pass(Duration.ofSeconds(1));
        relay().deliverDue();
        assertThat(received).containsExactly("fact 1", "fact 2");
    }

    @Test
    void a_receiver_that_hangs_is_left_alone_before_the_claim_ends() throws Exception {
        owe(64);
        var calls = new AtomicInteger();
        var claimed = clock.instant();
        relay(
                        facts -> {
                            calls.incrementAndGet();
                            clock.pass(Duration.ofSeconds(5));
                            throw new IllegalStateException("no answer");
                        })
                .deliverDue();
        assertThat(calls).hasValueLessThan(12);
        assertThat(clock.instant()).isBefore(claimed.plusSeconds(60));
        clock.pass(Duration.ofSeconds(60));
        relay().deliverDue();
        assertThat(received).hasSize(64);
    }

    @Test
    void a_late_failure_does_not_undo_a_delivery() throws Exception {
        owe(1);
        relay(
                        facts -> {
                            clock.pass(Duration.ofSeconds(61));
                            relay().deliverDue();
                            throw new IllegalStateException("too late");
                        })
                .deliverDue();
        assertThat(received).containsExactly("fact 1");
        assertThat(rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("delivered_at")).isNotNull();
                    assertThat(row.get("last_error")).isNull();
                });
    }

    @Test
    void a_topic_without_a_receiver_waits_and_holds_up_nobody() throws Exception {
        var relay = relay();
        for (int n = 0; n < 100; n++) owe(relay, "later", "orphan " + n);
        clock.pass(Duration.ofMillis(1));
        owe(1);
        while (relay.deliverDue() > 0) Thread.onSpinWait();
        assertThat(received).containsExactly("fact 1");
        clock.pass(Duration.ofMinutes(5));
        var later = new ArrayList<String>();
        var receiver = new Receiver("later", facts -> facts.forEach(f -> later.add(f.key())));
        relayOf(receiver).deliverDue();
        assertThat(later).hasSize(64);
    }

    @Test
    void a_receiver_that_hangs_holds_up_its_own_lane_only() throws Exception {
        var hanging = new CountDownLatch(1);
        var slowly = new ConcurrentLinkedQueue<String>();
        MessageHandler slow =
                new MessageHandler() {
                    @Override
                    public String topic() {
                        return "slow";
                    }

                    @Override
                    public String lane() {
                        return "a lane of its own";
                    }

                    @Override
                    public void deliver(List<OutboxMessage> facts) throws Exception {
                        hanging.await();
                        facts.forEach(fact -> slowly.add(fact.key()));
                    }
                };
        var relay = relayOf(new Receiver(TOPIC, this::receive), slow);
        started.add(relay);
        for (int n = 0; n < 100; n++) owe(relay, "slow", "slow " + n);
        relay.start();

        for (int n = 0; n < 3; n++) {
            var key = "quick " + n;
            owe(relay, TOPIC, key);
            await().untilAsserted(() -> assertThat(received).contains(key));
        }
        assertThat(slowly).isEmpty();

        hanging.countDown();
        await().untilAsserted(() -> assertThat(slowly).hasSize(100).doesNotHaveDuplicates());
        assertThat(received).hasSize(3);
    }

    /** A receiver that is given so many at once, and another replica's that is quick. */
    private List<String> deliveredSlowly(int atOnce) throws Exception {
        received.clear();
        jdbc.sql("delete from outbox").update();
        owe(5);
        var other = relayOf(limited(atOnce, this::receive));
        var slow =
                relayOf(
                        limited(
                                atOnce,
                                facts -> {
                                    for (var fact : facts) {
                                        received.add(fact.key());
                                        clock.pass(Duration.ofSeconds(50));
                                        other.deliverDue();
                                    }
                                }));
        while (slow.deliverDue() > 0) Thread.onSpinWait();
        return List.copyOf(received);
    }

    private static MessageHandler limited(int atOnce, Delivery delivery) {
        return new MessageHandler() {
            @Override
            public String topic() {
                return TOPIC;
            }

            @Override
            public int atOnce() {
                return atOnce;
            }

            @Override
            public void deliver(List<OutboxMessage> facts) throws Exception {
                delivery.deliver(facts);
            }
        };
    }

    @Test
    void what_takes_nearly_a_claim_each_is_taken_one_by_one_and_by_nobody_else() throws Exception {
        assertThat(deliveredSlowly(1)).hasSize(5).doesNotHaveDuplicates();
        for (var atOnce : List.of(3, 64, Integer.MAX_VALUE))
            assertThat(deliveredSlowly(atOnce)).as("the control").hasSizeGreaterThan(5);
    }

    @Test
    void neither_a_backlog_nor_what_was_delivered_is_read_at_every_look() throws Exception {
        owe(1);
        for (int doubled = 0; doubled < 14; doubled++)
            jdbc.sql(
                            "insert into outbox (topic, fact_key, payload, created_at, due_at) select topic, fact_key, payload, created_at, due_at from outbox")
                    .update();
        for (int n = 0; n < 3; n++) relay().deliverDue();
        var h2 = jdbc.sql("select version()").query(String.class).single().contains("H2");
        var plan =
                jdbc.sql(
                                "explain analyze select id from outbox where "
                                        + (h2
                                                ? "topic = :topic and due_at <= :now"
                                                : "(topic, due_at) >= (:topic, cast('-infinity' as timestamptz)) and (topic, due_at) <= (:topic, :now)")
                                        + " order by topic, due_at nulls last limit 64")
                        .param("topic", TOPIC)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(String.class)
                        .list();
        assertThat(String.join(" ", plan))
                .containsIgnoringCase("outbox_due")
                .doesNotContainPattern("scanCount: ([7-9][0-9]|[0-9]{3})|Seq Scan|Sort");
    }

    private void backlog(String topic, int doubled) {
        owe(relay(), topic, topic);
        for (int n = 0; n < doubled; n++)
            jdbc.sql(
                            """
                            insert into outbox (topic, fact_key, payload, created_at, due_at)
                            select topic, fact_key, payload, created_at, due_at from outbox where topic = ?
                            """)
                    .param(topic)
                    .update();
    }

    private record Urgent(String topic, Delivery delivery) implements MessageHandler {
        @Override
        public Priority priority() {
            return Priority.URGENT;
        }

        @Override
        public void deliver(List<OutboxMessage> facts) throws Exception {
            delivery.deliver(facts);
        }
    }

    @Test
    void what_is_urgent_goes_before_a_hundred_thousand_that_have_waited_longer() throws Exception {
        backlog("news", 17);
        clock.pass(Duration.ofSeconds(1));
        var relay = relayOf(new Receiver("news", this::receive), new Urgent(TOPIC, this::receive));
        owe(relay, TOPIC, "a new password");
        relay.deliverDue();
        assertThat(received).hasSize(64);
        assertThat(received.peek()).isEqualTo("a new password");
    }

    @Test
    void a_backlog_of_a_hundred_thousand_in_one_lane_is_not_read_by_the_others() throws Exception {
        backlog("news", 17);
        MessageHandler news =
                new MessageHandler() {
                    @Override
                    public String topic() {
                        return "news";
                    }

                    @Override
                    public String lane() {
                        return "a lane of its own";
                    }

                    @Override
                    public void deliver(List<OutboxMessage> facts) {
                        receive(facts);
                    }
                };
        var relay = relayOf(new Receiver(TOPIC, this::receive), news);
        started.add(relay);
        relay.start();
        await().until(() -> !received.isEmpty());
        for (int n = 0; n < 10; n++) {
            var key = "ticket " + n;
            owe(relay, TOPIC, key);
            await().until(() -> received.contains(key));
        }
        assertThat(
                        jdbc.sql(
                                        "select count(*) from outbox where topic = 'news' and due_at is not null")
                                .query(Long.class)
                                .single())
                .as("news that still waits")
                .isPositive();
    }

    @Test
    void where_nobody_is_there_few_are_tried_and_all_of_the_batch_wait() throws Exception {
        owe(64);
        var calls = new AtomicInteger();
        relay(
                        facts -> {
                            calls.incrementAndGet();
                            throw new IllegalStateException("connection refused");
                        })
                .deliverDue();
        assertThat(calls).as("all at once, and three of them alone").hasValue(4);
        assertThat(rows())
                .allSatisfy(row -> {
                    assertThat(row).containsEntry("attempts", 1);
                    assertThat(row).containsEntry("last_error", "connection refused");
                });
        clock.pass(Duration.ofSeconds(1));
        relay().deliverDue();
        assertThat(received).hasSize(64);
    }

    @Test
    void receipts_are_forgotten_after_a_month_and_what_waits_never_is() throws Exception {
        owe(1200);
        while (relay().deliverDue() > 0) Thread.onSpinWait();
        owe(relay(), "later", "orphan");
        assertThat(table().purge()).as("too young").isZero();
        clock.pass(Duration.ofDays(29));
        owe(2);
        relay().deliverDue();
        clock.pass(Duration.ofDays(1).plusSeconds(1));
        assertThat(table().purge()).isEqualTo(1200);
        assertThat(rows())
                .extracting(row -> row.get("fact_key"))
                .containsExactly("orphan", "fact 1", "fact 2");
    }

    @Test
    void the_figures_tell_what_waits_for_whom_and_what_is_tried_in_vain() throws Exception {
        owe(3);
        owe(relay(), "later", "orphan");
        clock.pass(Duration.ofSeconds(5));
        assertThat(table().state().waiting()).isEqualTo(4);
        assertThat(table().state().due()).isEqualTo(clock.instant().minusSeconds(5));
        while (relay().deliverDue() > 0) Thread.onSpinWait();
        for (int n = 0; n < 10; n++) {
            clock.pass(Duration.ofMinutes(6));
            relay().deliverDue();
        }
        var state = table().state();
        assertThat(state.waiting()).isEqualTo(1);
        assertThat(state.dead()).isEqualTo(1);
        assertThat(state.oldest()).isEqualTo(clock.instant().minusSeconds(3605));
        assertThat(state.due()).as("tried, and put off").isNull();
    }

    @Test
    void messages_of_the_version_before_are_delivered() throws Exception {
        owe(2);
        jdbc.sql("drop index outbox_due_by_topic").update();
        jdbc.sql("create index outbox_due on outbox (due_at nulls last)").update();
        jdbc.sql("delete from \"flyway_schema_history\" where \"version\" is null").update();
        Flyway.configure().dataSource(database).locations("classpath:db/outbox").load().migrate();
        relay().deliverDue();
        assertThat(received).containsExactly("fact 1", "fact 2");
    }
}
