package dev.marquee.ticket.payment;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.checkout.engine.Race;
import dev.marquee.ticket.payment.PaymentProvider.Look;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a provider says, and however often: tickets, or the money back. */
abstract class SettlementContract extends PaymentTests {

    @ParameterizedTest
    @CsvSource({
        "pending_payment, confirmed, ''",
        "confirmed, confirmed, paid-twice",
        "cancelled, cancelled, too-late",
        "refund_requested, refund_requested, paid-twice",
        "refunded, refunded, paid-twice"
    })
    void a_payment_that_succeeds_confirms_what_waits_for_it_and_else_goes_back(
            String before, String after, String reason) {
        var held = onProvidersPage(priced(5), 2);
        setStatus(held, before);
        var tickets = tickets(held);
        atProvider(held, "paid");

        assertThat(told(held)).hasStatusOk();

        assertThat(status(held)).isEqualTo(after);
        assertThat(isOpen(held)).isFalse();
        if (reason.isEmpty()) {
            assertPaidOnce(held);
            assertThat(refunds(held)).isEmpty();
            return;
        }
        assertThat(tickets(held)).as("surplus money touches no ticket").isEqualTo(tickets);
        assertThat(attempts(held)).containsExactly("refunded/surplus/" + reason);
        assertThat(history(held)).containsExactly("payment-returned");
        await().untilAsserted(
                        () -> assertThat(refunds(held)).containsExactly("done 4800 " + reason));
        assertThat(payment(held).get("paid").asString()).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource({
        "pending_payment",
        "confirmed",
        "cancelled",
        "expired",
        "refund_requested",
        "refunded"
    })
    void a_payment_that_fails_changes_no_booking(String state) {
        var held = onProvidersPage(priced(5), 2);
        setStatus(held, state);
        var tickets = tickets(held);
        atProvider(held, "declined");

        assertThat(told(held)).hasStatusOk();

        assertThat(status(held)).isEqualTo(state);
        assertThat(tickets(held)).isEqualTo(tickets);
        assertThat(attempts(held)).containsExactly("failed/booking/declined");
        assertThat(refunds(held)).isEmpty();
        assertThat(isOpen(held)).isFalse();
    }

    @Test
    void the_same_notification_twice_at_once_confirms_once() {
        var event = priced(50);
        for (int i = 0; i < 50; i++) {
            var held = onProvidersPage(event, 1);
            atProvider(held, "paid");
            var answers = Race.of(2, n -> told(held).getResponse().getStatus());
            assertThat(answers).containsOnly(200);
            var other = told(held, "again-" + ref(held));
            assertThat(other).hasStatusOk();
            assertPaidOnce(held);
        }
    }

    /** What would happen if a payment were looked at, and then written, without a lock. */
    @Test
    void control_two_who_look_first_and_write_then_confirm_twice() {
        var held = onProvidersPage(priced(5), 1);
        var looked = new java.util.concurrent.CyclicBarrier(2);
        Race.of(
                2,
                n -> {
                    var seen = status(held);
                    try {
                        looked.await();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    if (seen.equals("pending_payment"))
                        jdbc.sql(
                                        "insert into booking_history (booking_id, at, actor, what) values (?, current_timestamp, 'naive', 'paid')")
                                .param(held.id())
                                .update();
                    return 0;
                });
        assertThat(history(held)).containsExactly("paid", "paid");
        jdbc.sql("delete from booking_history where booking_id = ? and actor = 'naive'")
                .param(held.id())
                .update();
    }

    @Test
    void the_same_notification_days_later_changes_nothing() {
        var held = onProvidersPage(priced(5), 1);
        atProvider(held, "paid");
        assertThat(told(held)).hasStatusOk();
        for (var time : new Duration[] {Duration.ofHours(2), Duration.ofDays(3)}) {
            clock.pass(time);
            assertThat(told(held)).hasStatusOk();
            assertPaidOnce(held);
        }
    }

    @Test
    void two_tabs_that_pay_at_once_are_charged_once() {
        var event = priced(50);
        for (int i = 0; i < 50; i++) {
            var held = hold(event, 1);
            var answers = Race.of(2, n -> pay(held, GOOD).getResponse().getStatus());
            assertThat(answers).contains(200).isSubsetOf(200, 202, 409);
            assertPaidOnce(held);
            assertThat(attempts(held)).hasSize(1);
        }
    }

    /** The control: where nothing says that an attempt is open, the second tab charges again. */
    @Test
    void without_the_open_attempt_two_tabs_charge_twice_and_one_charge_goes_back() {
        var held = hold(priced(5), 1);
        provider.beforeStart =
                () ->
                        jdbc.sql("delete from open_payment where booking_id = ?")
                                .param(held.id())
                                .update();
        provider.look = look -> new Look.Unknown();
        assertThat(pay(held, GOOD)).hasStatus(202);
        assertThat(pay(held, GOOD)).hasStatus(202);
        assertThat(charges(held)).as("charged twice").isEqualTo(2);
        provider.forget();

        clock.pass(Duration.ofSeconds(6));

        until(held, "confirmed");
        await().untilAsserted(
                        () -> assertThat(refunds(held)).containsExactly("done 2400 paid-twice"));
        assertThat(attempts(held))
                .containsExactlyInAnyOrder("succeeded/booking/", "refunded/surplus/paid-twice");
        assertThat(tickets(held)).containsExactly("issued");
        assertThat(confirmations(held)).isEqualTo(1);
    }

    @Test
    void another_amount_is_never_confirmed_and_waits_for_a_person() {
        var held = hold(priced(5), 1);
        provider.look =
                look ->
                        look instanceof Look.Paid(var ref, var amount, var currency, var card)
                                ? new Look.Paid(ref, amount - 1, currency, card)
                                : look;

        assertThat(pay(held, GOOD)).hasStatus(202);

        assertThat(status(held)).isEqualTo("pending_payment");
        assertThat(tickets(held)).containsOnly("reserved");
        assertThat(attempts(held)).containsExactly("pending/booking/amount-differs");
        assertThat(json(pay(held, GOOD)).get("state").asString()).isEqualTo("looking");
        var id = payment(held).get("payments").get(0).get("id").asLong();
        var listed = mvc.get().uri("/api/payments/attention").with(admin()).exchange();
        assertThat(json(listed).get("items").valueStream())
                .anyMatch(row ->
                        row.get("id").asLong() == id
                                && row.get("reason").asString().equals("amount-differs"));
        assertThat(mvc.get().uri("/admin/payments?status=attention").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Another amount was received", "/admin/payments/" + id + "/look");
        assertThat(mvc.post().uri("/api/payments/{id}/look", id).with(account(5, "a@b.example")))
                .hasStatus(403);
        assertThat(mvc.post().uri("/api/payments/{id}/look", id).with(admin())).hasStatusOk();
        assertThat(status(held)).isEqualTo("pending_payment");

        provider.look =
                look ->
                        look instanceof Look.Paid(var ref, var amount, var currency, var card)
                                ? new Look.Paid(ref, amount, "USD", card)
                                : look;
        assertThat(mvc.post().uri("/api/payments/{id}/look", id).with(admin())).hasStatusOk();
        assertThat(status(held)).as("another currency").isEqualTo("pending_payment");

        provider.forget();
        assertThat(mvc.post().uri("/admin/payments/{id}/look", id).with(admin())).hasStatus(302);
        assertPaidOnce(held);
    }

    @Test
    void what_needs_a_person_keeps_no_tickets_beyond_the_hold() {
        var event = priced(5);
        var held = hold(event, 1);
        provider.look = look -> new Look.Paid("sim-" + held.id(), 1, "EUR", null);
        assertThat(pay(held, GOOD)).hasStatus(202);
        assertThat(isOpen(held)).isTrue();

        clock.pass(HOLD);

        until(held, "expired");
        assertThat(left(event)).isEqualTo(5);
        assertThat(attempts(held)).containsExactly("pending/booking/amount-differs");
    }

    @Test
    void surplus_money_that_a_provider_refuses_or_delays_is_not_forgotten() {
        var refused = surplusPaidWith("4000 0000 0000 0077");
        await().untilAsserted(
                        () -> assertThat(refunds(refused)).containsExactly("stuck 2400 too-late"));
        var delayed = surplusPaidWith("4000 0000 0000 0028");
        await().untilAsserted(() ->
                assertThat(refunds(delayed)).containsExactly("at_provider 2400 too-late"));

        clock.pass(Duration.ofMinutes(2));

        await().untilAsserted(
                        () -> assertThat(refunds(delayed)).containsExactly("done 2400 too-late"));
        assertThat(refunds(refused)).containsExactly("stuck 2400 too-late");
    }

    private Held surplusPaidWith(String card) {
        var held = hold(priced(5), 1);
        provider.afterStart = () -> setStatus(held, "cancelled");
        assertThat(pay(held, card)).hasStatusOk();
        provider.forget();
        return held;
    }

    @Test
    void what_is_not_signed_by_the_provider_just_now_is_refused() {
        var held = onProvidersPage(priced(5), 1);
        atProvider(held, "paid");
        var body =
                "{\"id\":\"evt-%d\",\"kind\":\"charge.paid\",\"ref\":\"%s\"}"
                        .formatted(held.id(), ref(held))
                        .getBytes(UTF_8);
        var now = clock.instant();
        var good = signature(body, now);
        var changed = body.clone();
        changed[7]++;
        var wrong = new ArrayList<String>();
        wrong.add("");
        wrong.add("t=1,v1=00");
        wrong.add(good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0"));
        wrong.add(signature(body, now.minus(Duration.ofSeconds(302))));
        wrong.add(signature(body, now.plus(Duration.ofSeconds(302))));
        for (var signature : wrong)
            assertProblem(callback(body, signature), 400, "invalid-notification");
        assertProblem(callback(changed, good), 400, "invalid-notification");
        assertProblem(callback(new byte[0], good), 400, "invalid-notification");
        var garbage = "not json".getBytes(UTF_8);
        assertProblem(callback(garbage, signature(garbage, now)), 400, "invalid-notification");
        assertThat(callback(new byte[2 << 20], good)).hasStatus(413);
        assertThat(mvc.post().uri("/api/payments/callbacks/nobody").content(body)).hasStatus(404);
        assertThat(status(held)).isEqualTo("pending_payment");

        assertThat(callback(body, good)).hasStatusOk();
        assertPaidOnce(held);
    }

    @Test
    void a_notification_about_nothing_known_is_taken() {
        var body =
                "{\"id\":\"evt-x%d\",\"kind\":\"new.kind\",\"ref\":\"sim-unknown\",\"more\":{\"a\":1}}"
                        .formatted(System.nanoTime())
                        .getBytes(UTF_8);
        assertThat(callback(body, signature(body, clock.instant()))).hasStatusOk();
        var none =
                "{\"id\":\"evt-y%d\",\"kind\":\"new.kind\"}"
                        .formatted(System.nanoTime())
                        .getBytes(UTF_8);
        assertThat(callback(none, signature(none, clock.instant()))).hasStatusOk();
    }
}
