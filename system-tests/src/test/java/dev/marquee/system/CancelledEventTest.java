package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * An event is cancelled while a hundred people book and pay, and the suite is killed twice while it
 * gives the money back: all that came in goes out, and every buyer is told once.
 */
class CancelledEventTest {

    private static final int BUYERS = 100;
    private static final int PAID_BEFORE = 40;
    private static final int AT_ONCE = 8;

    @TempDir Path folder;

    private final Map<String, Bought> bought = new ConcurrentHashMap<>();
    private final AtomicInteger paid = new AtomicInteger();

    private record Bought(long id, String key) {}

    private interface Step {
        void take() throws Exception;
    }

    @Test
    void on_files() throws Exception {
        try (var mailbox = new Mailbox();
                var suite = suite(mailbox, List.of("--empty"))) {
            all_money_goes_back(
                    suite,
                    mailbox,
                    () -> {
                        suite.killLauncher();
                        suite.awaitOpenAgain();
                    });
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "marquee.long", matches = "true")
    void on_postgresql() throws Exception {
        try (var postgres = new KillablePostgres(folder.resolve("postgres"));
                var mailbox = new Mailbox();
                var suite = suite(mailbox, List.of("--empty", "--postgres", postgres.address()))) {
            all_money_goes_back(
                    suite,
                    mailbox,
                    () -> {
                        suite.kill();
                        suite.startAgain();
                    });
        }
    }

    private RunningSuite suite(Mailbox mailbox, List<String> options) throws IOException {
        var settings = new HashMap<>(mailbox.settings());
        settings.putAll(Organiser.FIRST_ADMIN);
        settings.put("MARQUEE_LIMIT_BOOKING", "0");
        settings.put("MARQUEE_LIMIT_GUEST_SEATS", "0");
        settings.put("MARQUEE_OUTBOX_CLAIM", "15s");
        settings.put("MARQUEE_MAIL_HAND_OVER_WITHIN", "2s");
        return RunningSuite.start(folder.resolve("data"), options, settings);
    }

    private void all_money_goes_back(RunningSuite suite, Mailbox mailbox, Step killAndRestart)
            throws Exception {
        var organiser = new Organiser(suite);
        var event = organiser.onSale("Lantern Night", 10_000, "24.00");
        try (var buyers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var n = 0; n < BUYERS; n++) buyers.execute(() -> buy(suite, event));
            Awaitility.await().until(() -> paid.get() >= PAID_BEFORE);
            organiser.move(event, "cancelled");
            killAndRestart.take();
            killAndRestart.take();
        }

        var again = new Organiser(suite);
        Awaitility.await("all bookings are cancelled and all refunds done")
                .atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(() -> isDone(again.cancellation(event)));
        for (var booking : bought.values()) assertNothingIsKept(suite, booking);
        assertEveryoneIsToldOnce(suite, mailbox);
    }

    /** Books and pays, until nobody answers or there is nothing to buy. */
    private void buy(RunningSuite suite, long event) {
        var email = UUID.randomUUID() + "@example.org";
        try {
            var booked =
                    Http.post(
                            suite.url("/api/bookings"),
                            Map.of(
                                    "event_id",
                                    event,
                                    "quantity",
                                    2,
                                    "buyer_name",
                                    "Minh Châu",
                                    "buyer_email",
                                    email));
            if (booked.status() != 201) return;
            var key = booked.json().get("access_key").asString();
            var booking = new Bought(booked.json().get("id").asLong(), key);
            bought.put(email, booking);
            var answer =
                    Http.post(
                            suite.url("/api/bookings/" + booking.id() + "/pay"),
                            Map.of("method", "card", "card_number", "4242424242424242"),
                            "Booking-Key",
                            key);
            if (answer.status() == 200) paid.incrementAndGet();
        } catch (IOException e) {
            // It was killed: what became of the booking is looked at in the end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isDone(JsonNode cancellation) {
        return cancellation.get("bookings_left").asInt() == 0
                && cancellation.get("refunds").asInt() >= PAID_BEFORE
                && cancellation.get("refunds_done").equals(cancellation.get("refunds"));
    }

    private static void assertNothingIsKept(RunningSuite suite, Bought booking) {
        Awaitility.await("the money of booking " + booking.id())
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    var view =
                            Http.get(
                                            suite.url("/api/bookings/" + booking.id() + "/payment"),
                                            "Booking-Key",
                                            booking.key())
                                    .json();
                    assertThat(view.get("booking_status").asString())
                            .isIn("cancelled", "refunded", "expired");
                    var charged = 0;
                    for (var payment : view.get("payments")) {
                        assertThat(payment.get("state").asString()).isIn("refunded", "failed");
                        if (payment.get("state").asString().equals("failed")) continue;
                        charged++;
                        assertThat(amount(payment, "refunded"))
                                .isEqualByComparingTo(amount(payment, "amount"));
                    }
                    assertThat(charged).as("charged at most once").isLessThanOrEqualTo(1);
                });
    }

    private static BigDecimal amount(JsonNode payment, String name) {
        return new BigDecimal(payment.get(name).asString());
    }

    /** A mail that was under way at a kill may come twice, with the same Message-ID. */
    private void assertEveryoneIsToldOnce(RunningSuite suite, Mailbox mailbox) {
        Awaitility.await("every mail owed is sent")
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    for (var buyer : bought.entrySet()) {
                        var subjects = new HashMap<String, String>();
                        for (var mail : mailbox.receivedBy(buyer.getKey()))
                            subjects.put(mail.getMessageID(), mail.getSubject());
                        assertThat(
                                        subjects.values().stream()
                                                .filter(it -> it.startsWith("Cancelled:")))
                                .as(
                                        "booking %s, told %s",
                                        Http.get(
                                                        suite.url(
                                                                "/api/bookings/"
                                                                        + buyer.getValue().id()
                                                                        + "/payment"),
                                                        "Booking-Key",
                                                        buyer.getValue().key())
                                                .text(),
                                        subjects.values())
                                .hasSize(1);
                    }
                });
    }
}
