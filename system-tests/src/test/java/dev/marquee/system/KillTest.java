package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of bookings: what was answered is stored, what was owed is sent.
 */
class KillTest {

    private static final int BUYERS_AT_ONCE = 16;
    private static final int BEFORE_THE_KILL = 300;

    @TempDir Path folder;

    /** One buyer's request, and the booking it was answered with, if an answer came. */
    private record Attempt(String email, String key) {}

    private record Acknowledged(long id, String accessKey) {}

    @Test
    void of_the_suite_on_files_which_is_started_again_by_itself() throws Exception {
        try (var mailbox = new Mailbox();
                var suite = suite(mailbox, List.of("--empty"))) {
            nothing_acknowledged_is_lost_and_nothing_owed_is_forgotten(
                    suite, mailbox, suite::killLauncher, suite::awaitOpenAgain);
            assertThat(suite.output()).contains("Marquee was killed. It is started again in 1 s.");
        }
    }

    @Test
    void of_the_suite_on_postgresql() throws Exception {
        try (var postgres = new KillablePostgres(folder.resolve("postgres"));
                var mailbox = new Mailbox();
                var suite = suite(mailbox, List.of("--empty", "--postgres", postgres.address()))) {
            var booked =
                    nothing_acknowledged_is_lost_and_nothing_owed_is_forgotten(
                            suite, mailbox, suite::kill, suite::startAgain);
            assertThat(postgres.count("ticket_service.booking")).isEqualTo(booked);
        }
    }

    @Test
    void of_the_database_server() throws Exception {
        try (var postgres = new KillablePostgres(folder.resolve("postgres"));
                var mailbox = new Mailbox();
                var suite = suite(mailbox, List.of("--empty", "--postgres", postgres.address()))) {
            var booked =
                    nothing_acknowledged_is_lost_and_nothing_owed_is_forgotten(
                            suite, mailbox, postgres::kill, postgres::startAgain);
            assertThat(postgres.count("ticket_service.booking")).isEqualTo(booked);
        }
    }

    private RunningSuite suite(Mailbox mailbox, List<String> options) throws IOException {
        var settings = new HashMap<>(mailbox.settings());
        settings.putAll(Organiser.FIRST_ADMIN);
        settings.put("MARQUEE_LIMIT_BOOKING", "0"); // all buyers come from one address
        settings.put("MARQUEE_LIMIT_GUEST_SEATS", "0");
        // What was under way at the kill is taken up again sooner than after the usual minute.
        settings.put("MARQUEE_OUTBOX_CLAIM", "15s");
        settings.put("MARQUEE_MAIL_HAND_OVER_WITHIN", "2s");
        return RunningSuite.start(folder.resolve("data"), options, settings);
    }

    private interface Step {
        void take() throws Exception;
    }

    /** Returns how many bookings there are in the end. */
    private static int nothing_acknowledged_is_lost_and_nothing_owed_is_forgotten(
            RunningSuite suite, Mailbox mailbox, Step kill, Step startAgain) throws Exception {
        var event = new Organiser(suite).onSale("Lantern Night", 100_000);
        Map<Attempt, Acknowledged> acknowledged = new ConcurrentHashMap<>();
        Map<Attempt, Boolean> unanswered = new ConcurrentHashMap<>();
        bookUntil(kill, suite, event, acknowledged, unanswered);
        startAgain.take();

        for (var attempt : unanswered.keySet())
            acknowledged.put(attempt, repeat(suite, event, attempt));
        assertStored(suite, acknowledged);
        assertThat(sold(suite, event))
                .as("each attempt booked once")
                .isEqualTo(acknowledged.size());
        assertThat(acknowledged.values().stream().map(Acknowledged::id)).doesNotHaveDuplicates();
        assertEveryBuyerHasTheirMail(
                mailbox, acknowledged.keySet().stream().map(Attempt::email).toList());
        return acknowledged.size();
    }

    private static void bookUntil(
            Step kill,
            RunningSuite suite,
            long event,
            Map<Attempt, Acknowledged> acknowledged,
            Map<Attempt, Boolean> unanswered)
            throws Exception {
        var selling = new AtomicBoolean(true);
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var buyer = 0; buyer < BUYERS_AT_ONCE; buyer++) {
                buyers.execute(() -> {
                    while (selling.get()) {
                        var attempt =
                                new Attempt(
                                        UUID.randomUUID() + "@example.org",
                                        UUID.randomUUID().toString());
                        try {
                            acknowledged.put(attempt, book(suite, event, attempt));
                        } catch (IOException | AssertionError e) {
                            // Nobody is there any more: further attempts would reach no one.
                            unanswered.put(attempt, true);
                            return;
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                });
            }
            Awaitility.await().until(() -> acknowledged.size() >= BEFORE_THE_KILL);
            try {
                kill.take();
            } finally {
                selling.set(false);
            }
        }
    }

    private static Acknowledged book(RunningSuite suite, long event, Attempt attempt)
            throws IOException, InterruptedException {
        var answer =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event,
                                "quantity",
                                1,
                                "buyer_name",
                                "Minh Châu",
                                "buyer_email",
                                attempt.email()),
                        "Idempotency-Key",
                        attempt.key());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Acknowledged(
                answer.json().get("id").asLong(), answer.json().get("access_key").asString());
    }

    /** The same request again, with the same key: what a careful client does that got no answer. */
    private static Acknowledged repeat(RunningSuite suite, long event, Attempt attempt) {
        return Awaitility.await("bookings go on")
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(() -> book(suite, event, attempt), Objects::nonNull);
    }

    private static void assertStored(RunningSuite suite, Map<Attempt, Acknowledged> acknowledged)
            throws Exception {
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
        for (var booking : acknowledged.values()) {
            var answer =
                    Http.get(
                            suite.url("/api/bookings/" + booking.id()),
                            "Booking-Key",
                            booking.accessKey());
            assertThat(answer.status()).as("booking %d is stored", booking.id()).isEqualTo(200);
            assertThat(answer.json().get("status").asString()).isEqualTo("confirmed");
        }
    }

    private static int sold(RunningSuite suite, long event)
            throws IOException, InterruptedException {
        return Http.get(suite.url("/api/events/" + event + "/availability"))
                .json()
                .get("sold")
                .asInt();
    }

    private static void assertEveryBuyerHasTheirMail(Mailbox mailbox, List<String> buyers)
            throws Exception {
        Awaitility.await("every mail owed is sent")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(
                                        mailbox.received().stream()
                                                .map(Mailbox::recipient)
                                                .collect(Collectors.toSet()))
                                .containsAll(buyers));
        var ids = new ConcurrentHashMap<String, String>();
        var repeats = 0;
        for (var mail : mailbox.received()) {
            var before = ids.put(Mailbox.recipient(mail), mail.getMessageID());
            if (before == null) continue;
            repeats++;
            assertThat(mail.getMessageID())
                    .as("a mail sent again keeps its Message-ID")
                    .isEqualTo(before);
        }
        assertThat(repeats)
                .as("only mails under way at the kill may come twice")
                .isLessThanOrEqualTo(8);
    }
}
