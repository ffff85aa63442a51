package dev.marquee.ticket.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.checkout.engine.Race;
import dev.marquee.ticket.listing.PayMethod;
import dev.marquee.ticket.payment.PaymentProvider.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of payments when nobody tells, when the service is killed, and when a hold ends. */
abstract class PaymentTimeContract extends PaymentTests {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(6);
    private static final Duration TIME_OUT = Duration.ofSeconds(31);

    @Autowired private StartPayment startPayment;
    @Autowired private CheckDuePayments checkDuePayments;
    @Autowired private TransactionTemplate transaction;

    @Autowired
    @Qualifier("paymentWorker")
    private SmartLifecycle worker;

    @Autowired
    @Qualifier("reservationExpiry")
    private SmartLifecycle expiry;

    @Test
    void a_payment_nobody_tells_of_is_found() {
        var held = onProvidersPage(priced(5), 1);
        atProvider(held, "paid");
        clock.pass(FIRST_LOOK);
        until(held, "confirmed");
        assertPaidOnce(held);
    }

    @Test
    void a_buyer_who_asks_makes_it_be_found() {
        worker.stop();
        try {
            var held = onProvidersPage(priced(5), 1);
            assertThat(payment(held).get("state").asString()).isEqualTo("pending");
            atProvider(held, "paid");
            clock.pass(Duration.ofSeconds(3));
            assertThat(payment(held).get("state").asString()).isEqualTo("succeeded");
            assertPaidOnce(held);
        } finally {
            worker.start();
        }
    }

    @Test
    void a_payment_that_is_made_late_in_the_hold_is_found_within_a_minute_too() {
        worker.stop(); // the time must not move on while it looks
        try {
            var held = onProvidersPage(priced(5), 1);
            for (int i = 0; i < 8; i++) {
                var before = checks(held);
                lookAMinuteLater();
                assertThat(checks(held)).isGreaterThan(before);
            }
            assertThat(status(held)).isEqualTo("pending_payment");
            atProvider(held, "paid");
            lookAMinuteLater();
            assertPaidOnce(held);
        } finally {
            worker.start();
        }
    }

    private void lookAMinuteLater() {
        clock.pass(Duration.ofSeconds(58));
        int looked;
        do looked = checkDuePayments.handle();
        while (looked > 0);
    }

    @Test
    void killed_before_the_attempt_is_committed_there_is_none_and_the_hold_lives() {
        var held = hold(priced(5), 1);
        provider.beforeStart = TroubledProvider.kill();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> assertKilledIn(held)))
                .isInstanceOf(TroubledProvider.Killed.class);
        assertThat(attempts(held)).isEmpty();
        assertThat(isOpen(held)).isFalse();
        assertThat(status(held)).isEqualTo("pending_payment");
        assertThat(pay(held, GOOD)).hasStatusOk();
        assertPaidOnce(held);
    }

    private void assertKilledIn(Held held) {
        startPayment.handle(
                new StartPayment.Command(
                        held.id(), PayMethod.CARD, GOOD.replace(" ", ""), "/bookings/1"));
    }

    @Test
    void killed_before_the_mail_it_goes_out_once() {
        others.answer(503);
        var held = hold(priced(5), 1);
        assertThat(pay(held, GOOD)).hasStatusOk();
        assertThat(others.mailsTo(held.email())).isEmpty();
        others.answer(202);
        clock.pass(Duration.ofMinutes(5));
        await().untilAsserted(() -> assertThat(others.mailsTo(held.email())).hasSize(1));
        assertPaidOnce(held);
    }

    @Test
    void whoever_claimed_an_attempt_and_was_killed_keeps_it_for_less_than_half_a_minute() {
        worker.stop();
        try {
            var held = onProvidersPage(priced(5), 1);
            atProvider(held, "paid");
            clock.pass(FIRST_LOOK);
            provider.look =
                    look -> {
                        throw new TroubledProvider.Killed();
                    };
            assertThatThrownBy(() -> checkDuePayments.handle())
                    .isInstanceOf(TroubledProvider.Killed.class);
            provider.forget();
            clock.pass(Duration.ofSeconds(29));
            worker.start();
            until(held, "confirmed");
            assertPaidOnce(held);
        } finally {
            worker.start();
        }
    }

    /** Twice as many as there are connections: a provider that hangs holds none of them. */
    @Test
    void free_bookings_do_not_wait_for_a_provider_that_hangs() throws Exception {
        var event = priced(50);
        var free = onSale("Free", 50, 2);
        int many = 20;
        var arrived = new CountDownLatch(many);
        var goOn = new CountDownLatch(1);
        provider.beforeStart =
                () -> {
                    arrived.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        var helds = new ArrayList<Held>();
        for (int i = 0; i < many; i++) helds.add(hold(event, 1));
        var answered = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var held : helds)
                threads.submit(() -> {
                    pay(held, GOOD);
                    return answered.incrementAndGet();
                });
            arrived.await();
            for (int i = 0; i < many; i++)
                assertThat(
                                book(free, 1, "Ana", "free-%d-%d@example.org".formatted(event, i))
                                        .get("status")
                                        .asString())
                        .isEqualTo("confirmed");
            assertThat(answered.get()).as("all of them still hang").isZero();
            goOn.countDown();
        }
        for (var held : helds) assertPaidOnce(held);
    }

    @Test
    void killed_before_the_call_nothing_was_charged_and_the_buyer_may_try_again() {
        var held = hold(priced(5), 1);
        provider.beforeStart = TroubledProvider.kill();
        assertKilled(held);
        assertThat(isOpen(held)).as("the attempt was stored before").isTrue();

        clock.pass(TIME_OUT);

        await().untilAsserted(() ->
                assertThat(attempts(held)).containsExactly("failed/booking/not-sent"));
        assertThat(status(held)).isEqualTo("pending_payment");
        assertThat(pay(held, GOOD)).hasStatusOk();
        assertPaidOnce(held);
    }

    @Test
    void an_attempt_whose_answer_comes_while_we_look_is_not_given_up() {
        worker.stop();
        try {
            var held = hold(priced(5), 1);
            provider.beforeStart = TroubledProvider.kill();
            assertKilled(held);
            provider.look =
                    look -> {
                        jdbc.sql("update payment set provider_ref = ? where booking_id = ?")
                                .params("late-" + held.id(), held.id())
                                .update();
                        return new Look.NotThere();
                    };
            clock.pass(TIME_OUT);

            payment(held);

            assertThat(ref(held)).as("it was looked").isEqualTo("late-" + held.id());
            assertThat(attempts(held)).containsExactly("pending/booking/");
            assertThat(isOpen(held)).isTrue();
        } finally {
            worker.start();
        }
    }

    @Test
    void an_attempt_that_may_still_be_on_its_way_is_not_given_up() {
        var held = hold(priced(5), 1);
        provider.beforeStart = TroubledProvider.kill();
        assertKilled(held);
        clock.pass(FIRST_LOOK);
        await().untilAsserted(() -> assertThat(checks(held)).isPositive());
        assertThat(json(pay(held, GOOD)).get("state").asString()).isEqualTo("looking");
        assertThat(attempts(held)).containsExactly("pending/booking/");
    }

    @Test
    void killed_after_the_call_the_charge_is_found_and_confirmed_once() {
        var held = hold(priced(5), 1);
        provider.afterStart = TroubledProvider.kill();
        assertKilled(held);
        assertThat(charges(held)).isEqualTo(1);
        assertThat(status(held)).isEqualTo("pending_payment");

        clock.pass(FIRST_LOOK);

        until(held, "confirmed");
        assertPaidOnce(held);
    }

    @Test
    void killed_while_sending_surplus_money_back_it_goes_back_once() {
        var held = onProvidersPage(priced(5), 1);
        setStatus(held, "cancelled");
        atProvider(held, "paid");
        provider.afterRefund = TroubledProvider.kill();
        assertThat(told(held)).hasStatusOk();
        await().untilAsserted(
                        () -> assertThat(refunds(held)).containsExactly("sending 2400 too-late"));

        clock.pass(Duration.ofMinutes(2));

        await().untilAsserted(
                        () -> assertThat(refunds(held)).containsExactly("done 2400 too-late"));
        assertThat(sentBack(held)).isEqualTo(1);
    }

    @Test
    void killed_while_closing_it_is_closed_again_and_expires() {
        var event = priced(5);
        var held = onProvidersPage(event, 1);
        provider.afterClose = TroubledProvider.kill();
        clock.pass(HOLD);
        await().untilAsserted(() -> assertThat(charge(held)).isEqualTo("closed"));
        clock.pass(Duration.ofMinutes(2));
        until(held, "expired");
        assertThat(attempts(held)).containsExactly("failed/booking/hold-over");
        assertThat(left(event)).isEqualTo(5);
    }

    @Test
    void an_attempt_is_closed_before_its_tickets_are_on_sale_again() {
        var event = priced(5);
        var held = onProvidersPage(event, 2);
        clock.pass(HOLD);
        until(held, "expired");
        assertThat(charge(held)).as("nobody can pay it any more").isEqualTo("closed");
        assertThat(attempts(held)).containsExactly("failed/booking/hold-over");
        assertThat(left(event)).isEqualTo(5);
    }

    @Test
    void closing_one_that_was_paid_confirms_it() {
        worker.stop();
        var held = onProvidersPage(priced(5), 1);
        atProvider(held, "paid");
        clock.pass(HOLD);
        worker.start();
        until(held, "confirmed");
        assertPaidOnce(held);
    }

    @Test
    void one_that_cannot_be_closed_keeps_its_tickets_for_a_minute_more() {
        var event = priced(5);
        var held = onProvidersPage(event, 1);
        provider.closes = false;
        clock.pass(HOLD);
        await().untilAsserted(() -> assertThat(phase(held)).isEqualTo("closing"));
        assertThat(status(held)).isEqualTo("pending_payment");
        assertThat(left(event)).isEqualTo(4);

        clock.pass(Duration.ofSeconds(61));

        until(held, "expired");
        assertThat(left(event)).isEqualTo(5);
    }

    @Test
    void a_late_payment_gets_new_tickets_where_they_are_left() {
        var event = priced(5);
        var held = expiredWithOpenAttempt(event, 2);
        var before = numbers(held);
        atProvider(held, "paid");

        assertThat(told(held)).hasStatusOk();

        assertThat(status(held)).isEqualTo("confirmed");
        assertThat(tickets(held)).containsExactly("cancelled", "cancelled", "issued", "issued");
        assertThat(numbers(held))
                .startsWith(before.toArray(Integer[]::new))
                .doesNotHaveDuplicates();
        assertThat(left(event)).isEqualTo(3);
        assertThat(confirmations(held)).isEqualTo(1);
        assertThat(refunds(held)).isEmpty();
        assertThat(payment(held).get("paid").asString()).isEqualTo("48.00");
    }

    @Test
    void a_late_payment_goes_back_where_the_tickets_are_sold() {
        var event = priced(2);
        var held = expiredWithOpenAttempt(event, 2);
        hold(event, 1);
        assertReturned(held, "sold-out");
        assertThat(left(event)).isEqualTo(1);
    }

    @Test
    void a_late_payment_goes_back_where_the_buyer_has_bought_others() {
        var event = priced(9);
        var held = expiredWithOpenAttempt(event, 3);
        hold(event, 2, held.email());
        assertReturned(held, "quota");
    }

    @Test
    void a_late_payment_goes_back_where_its_offer_is_used_up() {
        var event = priced(9);
        var code = offer(1);
        var held = expiredWith(code, event, 2);
        hold(code, event, 1, "quicker@example.org");

        assertReturned(held, "offer-used-up");

        assertThat(left(event)).as("no ticket was taken").isEqualTo(8);
    }

    @Test
    void a_late_payment_uses_its_offer_again_whatever_became_of_it() {
        var event = priced(9);
        var code = offer(1);
        var held = expiredWith(code, event, 2);
        jdbc.sql("update offer set active = false, percent_bp = 9000 where name = ?")
                .param(code)
                .update();
        atProvider(held, "paid");

        assertThat(told(held)).hasStatusOk();

        assertThat(status(held)).isEqualTo("confirmed");
        assertThat(payment(held).get("paid").asString()).as("as it was").isEqualTo("43.20");
        assertThat(uses(code)).isEqualTo(1);
    }

    @Test
    void a_late_payment_goes_back_where_the_event_is_off() {
        var event = priced(9);
        var held = expiredWithOpenAttempt(event, 1);
        push(event, 3, 9, "cancelled", true);
        assertReturned(held, "event-closed");
    }

    @Test
    void a_payment_at_the_very_end_of_the_hold_is_tickets_or_no_money() {
        var event = priced(100);
        var holds = new ArrayList<Held>();
        for (int i = 0; i < 100; i++) holds.add(onProvidersPage(event, 1));
        worker.stop();
        expiry.stop();
        clock.pass(HOLD);

        Race.of(
                3,
                n -> {
                    if (n == 0) worker.start();
                    if (n == 1) expiry.start();
                    if (n == 2)
                        for (var held : holds) {
                            atProvider(held, "paid");
                            told(held);
                        }
                    return n;
                });

        clock.pass(TIME_OUT); // whoever could not be closed is looked at again
        clock.pass(FIRST_LOOK);
        for (var held : holds) {
            await().untilAsserted(() -> assertThat(status(held)).isIn("confirmed", "expired"));
            await().untilAsserted(() ->
                    assertThat(attempts(held).getFirst()).doesNotStartWith("pending"));
            if (status(held).equals("confirmed")) assertPaidOnce(held);
            else {
                assertThat(charges(held)).isZero();
                assertThat(tickets(held)).containsOnly("cancelled");
            }
        }
        var confirmed = holds.stream().filter(it -> status(it).equals("confirmed")).count();
        assertThat(left(event)).isEqualTo(100 - (int) confirmed);
    }

    /** The control: where both look first and write then, it is paid and expired. */
    @Test
    void control_looking_first_takes_the_money_and_sells_the_tickets_again() {
        var held = onProvidersPage(priced(1), 1);
        var looked = new CyclicBarrier(2);

        var done =
                Race.of(
                        2,
                        n -> {
                            var seen = status(held);
                            looked.await(60, TimeUnit.SECONDS);
                            if (!seen.equals("pending_payment")) return "";
                            return n == 0 ? "paid" : "expired";
                        });

        assertThat(done).containsExactly("paid", "expired");
    }

    @Test
    void an_attempt_of_a_cancelled_booking_is_closed() {
        var held = onProvidersPage(priced(5), 1);
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", held.id())
                                .header("Booking-Key", held.key()))
                .hasStatusOk();
        clock.pass(Duration.ofMinutes(2));
        await().untilAsserted(() -> assertThat(charge(held)).isEqualTo("closed"));
        assertThat(status(held)).isEqualTo("cancelled");
    }

    @Test
    void one_without_an_answer_for_a_week_needs_a_person() {
        var held = onProvidersPage(priced(5), 1);
        provider.closes = false;
        provider.look = look -> new Look.Unknown();
        clock.pass(Duration.ofDays(7).plusHours(2));
        await().untilAsserted(() -> assertThat(phase(held)).isEqualTo("stuck"));
        until(held, "expired");
        assertThat(attempts(held)).containsExactly("pending/booking/no-answer");
    }

    /** Ten percent by a code, which is its name as well, as often as that. */
    private String offer(int limit) {
        var id = jdbc.sql("select nextval('offer_ids')").query(Long.class).single();
        var code = "LATE" + id;
        jdbc.sql(
                        """
                        insert into offer (id, organizer_id, name, percent_bp, type_ids, use_limit, per_ticket, automatic, active, created_at)
                        values (?, 2, ?, 1000, ',', ?, false, false, true, now())
                        """)
                .params(id, code, limit)
                .update();
        jdbc.sql(
                        "insert into offer_code (organizer_id, code_folded, code, offer_id) values (2, ?, ?, ?)")
                .params(code, code, id)
                .update();
        return code;
    }

    private int uses(String code) {
        return jdbc.sql("select live_uses from offer where name = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    private Held expiredWith(String code, long event, int quantity) {
        var email = "late-%s@example.org".formatted(code.toLowerCase(Locale.ROOT));
        var held = hold(code, event, quantity, email);
        assertThat(pay(held, APPROVAL)).hasStatus(HttpStatus.ACCEPTED);
        return expired(held);
    }

    private Held hold(String code, long event, int quantity, String email) {
        var booking =
                post(
                        "/api/bookings",
                        201,
                        """
                        {"event_id":%d,"quantity":%d,"buyer_name":"Ana Silva","buyer_email":"%s","offer_code":"%s"}\
                        """
                                .formatted(event, quantity, email, code));
        return new Held(
                booking.get("id").asLong(), event, booking.get("access_key").asString(), email);
    }

    private Held expiredWithOpenAttempt(long event, int quantity) {
        return expired(onProvidersPage(event, quantity));
    }

    /** Its hold is over, its attempt could not be closed, and can still be paid. */
    private Held expired(Held held) {
        provider.closes = false;
        clock.pass(HOLD.plusSeconds(61));
        until(held, "expired");
        return held;
    }

    private void assertReturned(Held held, String reason) {
        var asked =
                jdbc.sql("select total_minor from booking where id = ?")
                        .param(held.id())
                        .query(Long.class)
                        .single();
        atProvider(held, "paid");
        assertThat(told(held)).hasStatusOk();
        assertThat(status(held)).isEqualTo("expired");
        assertThat(tickets(held)).containsOnly("cancelled");
        assertThat(attempts(held)).containsExactly("refunded/surplus/" + reason);
        var view = payment(held);
        assertThat(view.get("state").asString()).isEqualTo("failed");
        assertThat(view.get("reason").asString()).isEqualTo(reason);
        await().untilAsserted(() ->
                assertThat(refunds(held)).containsExactly("done %d %s".formatted(asked, reason)));
    }

    private void assertKilled(Held held) {
        var command =
                new StartPayment.Command(
                        held.id(), PayMethod.CARD, GOOD.replace(" ", ""), "/bookings/1");
        assertThatThrownBy(() -> startPayment.handle(command))
                .isInstanceOf(TroubledProvider.Killed.class);
    }

    private String phase(Held held) {
        return jdbc.sql(
                        "select phase from payment where booking_id = ? order by attempt desc limit 1")
                .param(held.id())
                .query(String.class)
                .single();
    }

    private int checks(Held held) {
        return jdbc.sql("select checks from payment where booking_id = ?")
                .param(held.id())
                .query(Integer.class)
                .single();
    }

    private String charge(Held held) {
        return jdbc.sql(
                        "select c.state from simulated_charge c join payment p on c.idempotency_key = 'payment-' || p.id where p.booking_id = ?")
                .param(held.id())
                .query(String.class)
                .single();
    }

    private long sentBack(Held held) {
        return jdbc.sql("select count(*) from simulated_charge where of_ref = ?")
                .param(ref(held))
                .query(Long.class)
                .single();
    }
}
