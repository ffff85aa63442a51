package dev.marquee.ticket.payment.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.marquee.ticket.payment.stripe.StripeServer.REFUNDS;
import static dev.marquee.ticket.payment.stripe.StripeServer.SESSIONS;
import static dev.marquee.ticket.payment.stripe.StripeServer.answer;
import static dev.marquee.ticket.payment.stripe.StripeServer.error;
import static dev.marquee.ticket.payment.stripe.StripeServer.form;
import static dev.marquee.ticket.payment.stripe.StripeServer.refund;
import static dev.marquee.ticket.payment.stripe.StripeServer.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.payment.limits.ClockProbe;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a buyer, Stripe and its events do with a payment. */
class StripePaymentTest extends StripeTests {

    @LocalServerPort private int port;
    @Autowired private ClockProbe probe;

    private void paidAtStripe(String session, long amount) {
        STRIPE.shows(session, answer(200, session(session, "complete", "paid", amount, "eur")));
    }

    private static String completed(String session, boolean live) {
        return event("completed", session, live);
    }

    private static String event(String what, String session, boolean live) {
        return StripeNotificationsTest.event(
                "evt_" + NUMBERS.incrementAndGet(), "checkout.session." + what, live, session);
    }

    private MvcTestResult told(String body) {
        return told(body, StripeNotificationsTest.signature(body, clock.instant()));
    }

    private MvcTestResult told(String body, String signature) {
        return mvc.post()
                .uri("/api/payments/callbacks/stripe")
                .contentType(APPLICATION_JSON)
                .header("Stripe-Signature", signature)
                .content(body)
                .exchange();
    }

    private int send(String body, BodyPublisher publisher) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/payments/callbacks/stripe"
                                                .formatted(port)))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header(
                                "Stripe-Signature",
                                StripeNotificationsTest.signature(body, clock.instant()))
                        .POST(publisher)
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void assertNobodyLooked() {
        STRIPE.server.verify(0, getRequestedFor(anyUrl()));
    }

    private Held paid(String session) {
        var held = onPage(session);
        paidAtStripe(session, 2400);
        assertThat(told(completed(session, false))).hasStatusOk();
        assertThat(bookingStatus(held)).isEqualTo("confirmed");
        STRIPE.listsSessions("pi_1", session(session, "complete", "paid", 2400, "eur"));
        return held;
    }

    private MvcTestResult toldOf(String kind, String id) {
        return told(
                StripeNotificationsTest.event("evt_" + NUMBERS.incrementAndGet(), kind, false, id));
    }

    private java.util.List<String> moved(Held held) {
        return jdbc.sql(
                        """
                        select o.kind || ' ' || o.amount_minor || ' ' || o.provider_says from outside_money o
                        join payment p on p.id = o.payment_id where p.booking_id = ? order by o.id
                        """)
                .param(held.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_refund_of_the_dashboard_is_counted_and_one_of_ours_is_not_counted_twice() {
        var held = paid(newSession());
        STRIPE.showsRefund(
                "re_dash",
                answer(
                        200,
                        "{\"id\":\"re_dash\",\"object\":\"refund\",\"status\":\"succeeded\",\"amount\":1000,\"currency\":\"eur\",\"payment_intent\":\"pi_1\",\"metadata\":{}}"));
        STRIPE.showsRefund("re_ours", answer(200, refund("re_ours", 4711, "succeeded", null)));

        assertThat(toldOf("refund.created", "re_dash")).hasStatusOk();
        assertThat(toldOf("refund.updated", "re_dash")).hasStatusOk();
        assertThat(toldOf("refund.created", "re_ours")).hasStatusOk();

        assertThat(moved(held)).containsExactly("refund 1000 done");
        assertThat(payment(held).get("refunded").asString()).isEqualTo("10.00");
        assertThat(bookingStatus(held)).isEqualTo("confirmed");
    }

    @Test
    void a_dispute_blocks_the_tickets_and_is_a_refund_once_it_is_lost() {
        var held = paid(newSession());
        var dispute =
                "{\"id\":\"dp_1\",\"object\":\"dispute\",\"status\":\"%s\",\"amount\":2400,\"currency\":\"eur\",\"payment_intent\":\"pi_1\"}";
        STRIPE.showsDispute("dp_1", answer(200, dispute.formatted("needs_response")));
        assertThat(toldOf("charge.dispute.created", "dp_1")).hasStatusOk();
        assertThat(moved(held)).containsExactly("dispute 2400 open");
        assertThat(
                        jdbc.sql("select blocked_why from ticket where booking_id = ?")
                                .param(held.id())
                                .query(String.class)
                                .list())
                .containsExactly("dispute");
        assertThat(payment(held).get("refunded").asString()).isEqualTo("0.00");

        STRIPE.showsDispute("dp_1", answer(200, dispute.formatted("lost")));
        assertThat(toldOf("charge.dispute.closed", "dp_1")).hasStatusOk();
        assertThat(moved(held)).containsExactly("dispute 2400 done");
        assertThat(payment(held).get("refunded").asString()).isEqualTo("24.00");
    }

    @Test
    void a_wrong_clock_is_warned_of_and_loses_nothing() {
        var session = newSession();
        var held = onPage(session);
        paidAtStripe(session, 2400);
        var body = completed(session, false);
        var signature = StripeNotificationsTest.signature(body, clock.instant().minusSeconds(600));
        assertThat(told(body, signature))
                .as("as if our clock were ten minutes fast")
                .hasStatus(400);
        STRIPE.saysTime(clock.instant().minusSeconds(600));

        assertThat(probe.seconds()).isBetween(595.0, 605.0);
        clock.pass(Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(bookingStatus(held)).isEqualTo("confirmed"));
    }

    @Test
    void what_stripe_cannot_say_now_is_told_again() {
        STRIPE.showsRefund("re_later", error(500, "api_error", "x"));
        var body = StripeNotificationsTest.event("evt_later", "refund.created", false, "re_later");
        assertThat(told(body)).hasStatus(503);
        STRIPE.showsRefund("re_later", error(404, "invalid_request_error", "resource_missing"));
        assertThat(told(body)).hasStatusOk();
    }

    @Test
    void the_buyer_pays_on_stripes_page_and_an_event_makes_us_look() {
        var session = newSession();
        var held = onPage(session);
        var waiting = payment(held);
        assertThat(waiting.get("state").asString()).isEqualTo("pending");
        assertThat(waiting.get("provider").asString()).isEqualTo("stripe");
        assertThat(waiting.get("test_mode").asBoolean()).isTrue();
        assertThat(waiting.get("action_url").asString())
                .isEqualTo("https://checkout.stripe.com/c/pay/" + session);
        assertThat(form(STRIPE.posted(SESSIONS).getFirst()))
                .containsEntry("line_items[0][price_data][unit_amount]", "2400");

        assertThat(told(completed(session, false))).hasStatusOk();
        assertThat(bookingStatus(held)).isEqualTo("pending_payment");

        paidAtStripe(session, 2400);
        var event = completed(session, false);
        assertThat(told(event)).hasStatusOk();
        assertThat(told(event)).hasStatusOk();

        var paid = payment(held);
        assertThat(paid.get("booking_status").asString()).isEqualTo("confirmed");
        assertThat(paid.get("payments").get(0).get("card").asString()).isEqualTo("4242");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from booking_history where booking_id = ? and what = 'paid'")
                                .param(held.id())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void without_any_event_the_payment_is_found() {
        var session = newSession();
        var held = onPage(session);
        paidAtStripe(session, 2400);

        clock.pass(Duration.ofSeconds(10));

        await().untilAsserted(() -> assertThat(bookingStatus(held)).isEqualTo("confirmed"));
    }

    @Test
    void a_second_click_goes_on_with_the_same_session() {
        var session = newSession();
        var held = onPage(session);
        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);
        assertThat(payment(held).get("action_url").asString()).endsWith(session);
        assertThat(STRIPE.posted(SESSIONS)).hasSize(1);
    }

    @Test
    void events_that_stripe_did_not_sign_now_are_refused_and_lead_to_nothing() {
        var held = onPage(newSession());
        STRIPE.forget();
        var body = completed("cs_test_x", false);
        var good = StripeNotificationsTest.signature(body, clock.instant());
        var old = StripeNotificationsTest.signature(body, clock.instant().minusSeconds(301));

        assertThat(told(body.replace("completed", "complete_"), good))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(told(body, good.replace("v1=", "v1=0"))).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(told(body, old)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(json(told(body, "")).get("type").asString()).endsWith("invalid-notification");
        assertThat(
                        jdbc.sql("select count(*) from provider_event where ref = 'cs_test_x'")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(held.id()).isPositive();
        assertThat(told(body, good)).hasStatusOk();
    }

    @Test
    void an_event_of_the_other_mode_or_of_an_unknown_kind_is_taken_and_ignored() {
        var session = newSession();
        var held = onPage(session);
        STRIPE.forget();

        assertThat(told(completed(session, true))).hasStatusOk();
        assertThat(told(StripeNotificationsTest.event("evt_k", "galaxy.exploded", false, session)))
                .hasStatusOk();

        assertNobodyLooked();
        assertThat(held.id()).isPositive();
    }

    @Test
    void an_event_may_come_in_pieces_but_not_in_megabytes() throws Exception {
        var session = newSession();
        var held = onPage(session);
        paidAtStripe(session, 2400);
        var large = " ".repeat(2 << 20);
        assertThat(send(large, BodyPublishers.ofString(large))).isEqualTo(413);
        assertThat(
                        send(
                                large,
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(large.getBytes(UTF_8)))))
                .isEqualTo(413);
        assertThat(bookingStatus(held)).isIn("pending_payment", "confirmed");

        var body = completed(session, false);
        assertThat(
                        send(
                                body,
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body.getBytes(UTF_8)))))
                .isEqualTo(200);
        assertThat(bookingStatus(held)).isEqualTo("confirmed");
    }

    @Test
    void another_amount_than_was_asked_confirms_nothing() {
        var session = newSession();
        var held = onPage(session);
        paidAtStripe(session, 2399);

        assertThat(told(completed(session, false))).hasStatusOk();

        assertThat(bookingStatus(held)).isEqualTo("pending_payment");
        assertThat(
                        jdbc.sql("select phase || ' ' || reason from payment where booking_id = ?")
                                .param(held.id())
                                .query(String.class)
                                .single())
                .isEqualTo("stuck amount-differs");
    }

    @Test
    void an_attempt_without_an_answer_ends_and_the_next_one_has_its_own_key() {
        var held = hold();
        STRIPE.creates(error(503, "api_error", "unavailable"));
        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);
        assertThat(payment(held).get("state").asString()).isEqualTo("looking");

        clock.pass(Duration.ofSeconds(31));
        await().untilAsserted(() ->
                assertThat(payment(held).get("state").asString()).isEqualTo("failed"));
        assertThat(payment(held).get("reason").asString()).isEqualTo("not-sent");

        STRIPE.forget();
        var session = newSession();
        STRIPE.creates(answer(200, session(session, "open", "unpaid", 2400, "eur")));
        STRIPE.shows(session, answer(200, session(session, "open", "unpaid", 2400, "eur")));
        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);
        var payments =
                jdbc.sql("select id from payment where booking_id = ? order by attempt")
                        .param(held.id())
                        .query(Long.class)
                        .list();
        assertThat(payments).hasSize(2);
        assertThat(STRIPE.posted(SESSIONS).getFirst().getHeader("Idempotency-Key"))
                .isEqualTo("payment-" + payments.getLast());
    }

    @Test
    void whoever_pays_when_the_attempt_was_never_sent_begins_another_and_hears_of_no_card() {
        var held = hold();
        STRIPE.creates(error(503, "api_error", "unavailable"));
        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);

        clock.pass(Duration.ofSeconds(31));

        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);
        await().untilAsserted(() -> assertThat(reasons(held)).startsWith("not-sent").hasSize(2));
    }

    @Test
    void whoever_pays_when_the_page_has_run_out_gets_another_one() {
        var session = newSession();
        var held = onPage(session);
        STRIPE.shows(session, answer(200, session(session, "expired", "unpaid", 2400, "eur")));
        var next = newSession();
        STRIPE.creates(answer(200, session(next, "open", "unpaid", 2400, "eur")));

        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);

        assertThat(reasons(held)).containsExactly("page-expired", "");
    }

    private List<String> reasons(Held held) {
        return jdbc.sql(
                        "select coalesce(reason, '') from payment where booking_id = ? order by attempt")
                .param(held.id())
                .query(String.class)
                .list();
    }

    @Test
    void a_session_that_ran_out_leaves_the_hold_and_the_buyer_tries_again() {
        var session = newSession();
        var held = onPage(session);
        STRIPE.shows(session, answer(200, session(session, "expired", "unpaid", 2400, "eur")));

        assertThat(told(event("expired", session, false))).hasStatusOk();

        var failed = payment(held);
        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.get("reason").asString()).isEqualTo("page-expired");
        assertThat(failed.get("retryable").asBoolean()).isTrue();
        onceMore(held);
    }

    private void onceMore(Held held) {
        var session = newSession();
        STRIPE.creates(answer(200, session(session, "open", "unpaid", 2400, "eur")));
        STRIPE.shows(session, answer(200, session(session, "open", "unpaid", 2400, "eur")));
        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);
        assertThat(payment(held).get("action_url").asString()).endsWith(session);
    }

    @Test
    void a_refusal_of_stripe_is_told_without_its_words() {
        var held = hold();
        STRIPE.creates(error(400, "invalid_request_error", "url_invalid"));
        var answer = pay(held);
        assertThat(answer).hasStatus(HttpStatus.PAYMENT_REQUIRED);
        assertThat(json(answer).get("reason").asString()).isEqualTo("provider-refused");
        assertThat(json(answer).toString()).doesNotContain("Words of Stripe");
    }

    @Test
    void when_the_hold_ends_the_session_is_closed() {
        var session = newSession();
        var held = onPage(session);
        STRIPE.expires(session, answer(200, session(session, "expired", "unpaid", 2400, "eur")));

        clock.pass(Duration.ofMinutes(11));

        await().untilAsserted(() -> assertThat(bookingStatus(held)).isEqualTo("expired"));
        assertThat(STRIPE.posted(SESSIONS + "/" + session + "/expire")).hasSize(1);
    }

    @Test
    void money_that_comes_too_late_goes_back_by_itself() {
        var session = newSession();
        var held = onPage(session);
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", held.id())
                                .header("Booking-Key", held.key())
                                .contentType(APPLICATION_JSON)
                                .content("{}")
                                .exchange())
                .hasStatusOk();
        paidAtStripe(session, 2400);
        STRIPE.listsRefunds();
        var refundId = new AtomicLong();
        assertThat(told(completed(session, false))).hasStatusOk();
        refundId.set(
                jdbc.sql("select id from refund where booking_id = ?")
                        .param(held.id())
                        .query(Long.class)
                        .single());
        STRIPE.refunds(answer(200, refund("re_1", refundId.get(), "pending", null)));
        STRIPE.showsRefund("re_1", answer(200, refund("re_1", refundId.get(), "succeeded", null)));

        await().untilAsserted(() -> {
            clock.pass(Duration.ofSeconds(10));
            assertThat(
                            jdbc.sql("select phase from refund where id = ?")
                                    .param(refundId.get())
                                    .query(String.class)
                                    .single())
                    .isEqualTo("done");
        });
        assertThat(STRIPE.posted(REFUNDS))
                .allSatisfy(request ->
                        assertThat(request.getHeader("Idempotency-Key"))
                                .isEqualTo("refund-" + refundId.get()));
    }

    @Test
    void a_test_booking_is_paid_by_the_simulated_provider_and_stripe_is_never_asked() {
        var event = onSale("Lantern Night", 10, 2);
        jdbc.sql(
                        "update sale_terms set test_mode = 'on', name = '[TEST] Lantern Night' where event_id = ?")
                .param(event)
                .update();
        jdbc.sql("update ticket_type set price_minor = 2400 where event_id = ?")
                .param(event)
                .update();
        var booking = book(event, 1, "Ana Silva", "tries@example.org");
        var held = new Held(booking.get("id").asLong(), booking.get("access_key").asString());
        assertThat(payment(held).get("provider").asString()).isEqualTo("simulated");
        assertThat(payment(held).get("test_mode").asBoolean()).isTrue();
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/pay", held.id())
                                .header("Booking-Key", held.key())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        "{\"method\":\"card\",\"card_number\":\"4242 4242 4242 4242\"}"))
                .hasStatusOk();
        assertThat(payment(held).get("state").asString()).isEqualTo("succeeded");
        // about this buyer: payments of other tests are still looked at
        STRIPE.server.verify(
                0,
                postRequestedFor(urlPathEqualTo(SESSIONS))
                        .withRequestBody(containing("tries%40example.org")));
    }
}
