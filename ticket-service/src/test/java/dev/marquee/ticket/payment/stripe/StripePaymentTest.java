package dev.marquee.ticket.payment.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.RunningService;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Bookings that are paid by Stripe, with a server that answers as Stripe does. */
@OnH2
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "marquee.payment.provider=stripe",
            "marquee.payment.stripe.secret-key=sk_test_notARealKey",
            "marquee.payment.stripe.webhook-secret=" + StripeNotificationsTest.SECRET
        })
class StripePaymentTest extends RunningService {

    private static final StripeServer STRIPE = new StripeServer();
    private static final AtomicLong NUMBERS = new AtomicLong();

    @LocalServerPort private int port;

    private record Held(long id, String key) {}

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("marquee.payment.stripe.api-base", STRIPE::address);
    }

    @BeforeEach
    void nothing_was_asked() {
        STRIPE.forget();
    }

    private Held hold() {
        var event = onSale("Lantern Night", 10, 2);
        assertThat(
                        mvc.put()
                                .uri("/internal/events/{id}/sale-terms", event)
                                .with(TestTokens.service())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        """
                                        {"event_id":%1$d,"code":"EV%1$d","version":2,"name":"Lantern Night","starts_at":"%2$s","ends_at":null,
                                         "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":2,"quota":4,
                                         "status":"published","currency":"EUR",
                                         "ticket_types":[{"id":%1$d,"name":"Standing","price_minor":2400,"quantity":10,"position":0}]}
                                        """
                                                .formatted(
                                                        event,
                                                        clock.instant().plus(Duration.ofDays(30)))))
                .hasStatus(HttpStatus.NO_CONTENT);
        var buyer = "stripe-%d@example.org".formatted(NUMBERS.incrementAndGet());
        var booking = book(event, 1, "Ana Silva", buyer);
        return new Held(booking.get("id").asLong(), booking.get("access_key").asString());
    }

    private static String newSession() {
        return "cs_test_" + NUMBERS.incrementAndGet();
    }

    /** A booking whose buyer is on the page of that session. */
    private Held onPage(String session) {
        var held = hold();
        STRIPE.creates(answer(200, session(session, "open", "unpaid", 2400, "eur")));
        STRIPE.shows(session, answer(200, session(session, "open", "unpaid", 2400, "eur")));
        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);
        return held;
    }

    private MvcTestResult pay(Held held) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", held.id())
                .header("Booking-Key", held.key())
                .contentType(APPLICATION_JSON)
                .content("{\"method\":\"card\"}")
                .exchange();
    }

    private JsonNode payment(Held held) {
        return json(
                mvc.get()
                        .uri("/api/bookings/{id}/payment", held.id())
                        .header("Booking-Key", held.key())
                        .exchange());
    }

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

    private String bookingStatus(Held held) {
        return payment(held).get("booking_status").asString();
    }

    private static void assertNobodyLooked() {
        STRIPE.server.verify(0, getRequestedFor(anyUrl()));
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
}
