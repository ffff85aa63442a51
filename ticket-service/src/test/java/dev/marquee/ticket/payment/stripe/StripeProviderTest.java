package dev.marquee.ticket.payment.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static dev.marquee.ticket.payment.stripe.StripeServer.REFUNDS;
import static dev.marquee.ticket.payment.stripe.StripeServer.SESSIONS;
import static dev.marquee.ticket.payment.stripe.StripeServer.answer;
import static dev.marquee.ticket.payment.stripe.StripeServer.error;
import static dev.marquee.ticket.payment.stripe.StripeServer.form;
import static dev.marquee.ticket.payment.stripe.StripeServer.refund;
import static dev.marquee.ticket.payment.stripe.StripeServer.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.http.Fault;
import com.stripe.StripeClient;
import dev.marquee.ticket.payment.PaymentProvider.Attempt;
import dev.marquee.ticket.payment.PaymentProvider.Charge;
import dev.marquee.ticket.payment.PaymentProvider.Close;
import dev.marquee.ticket.payment.PaymentProvider.Look;
import dev.marquee.ticket.payment.PaymentProvider.Refunded;
import dev.marquee.ticket.payment.PaymentProvider.Return;
import dev.marquee.ticket.payment.PaymentProvider.Start;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of Stripe, and what its answers mean. */
class StripeProviderTest {

    private static final StripeServer STRIPE = new StripeServer();
    private static final Instant HOLD_ENDS = Instant.parse("2026-11-29T12:10:00Z");
    private static final String REF = "cs_test_1";
    private static final Attempt ATTEMPT = new Attempt(71, REF);
    private static final int READ_TIMEOUT = 400;

    private final StripeProvider provider = provider();

    private static StripeProvider provider() {
        var client =
                StripeClient.builder()
                        .setApiKey("sk_test_1")
                        .setApiBase(STRIPE.address())
                        .setConnectTimeout(1000)
                        .setReadTimeout(READ_TIMEOUT)
                        .setMaxNetworkRetries(0)
                        .build();
        var clock = Clock.systemUTC();
        var keys = StripeKeysTest.keys("sk_test_1", StripeNotificationsTest.SECRET);
        var sessions = new StripeSessions(client, "https://tickets.example.org", clock);
        return new StripeProvider(
                sessions,
                new StripeRefunds(client),
                new StripeNotifications(keys, JsonMapper.shared(), clock),
                new StripeMovements(client, sessions),
                new StripeTime(java.net.URI.create(STRIPE.address())),
                true);
    }

    @BeforeEach
    void nothing_was_asked() {
        STRIPE.forget();
    }

    @AfterAll
    static void stop() {
        STRIPE.server.stop();
    }

    private static Charge charge(long amountMinor, String currency) {
        return charge(amountMinor, currency, "Lantern Night", "ana@example.org");
    }

    private static Charge charge(long amountMinor, String currency, String title, String email) {
        return new Charge(
                new Attempt(71, null),
                12,
                amountMinor,
                currency,
                title,
                email,
                "/bookings/12/pay/return",
                null,
                HOLD_ENDS);
    }

    @Test
    void a_payment_begins_on_a_page_of_stripe() {
        STRIPE.creates(answer(200, session(REF, "open", "unpaid", 2400, "eur")));

        assertThat(provider.start(charge(2400, "EUR")))
                .isEqualTo(new Start.Redirect(REF, "https://checkout.stripe.com/c/pay/" + REF));

        var request = STRIPE.posted(SESSIONS).getFirst();
        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("payment-71");
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer sk_test_1");
        assertThat(form(request))
                .containsOnly(
                        entry("mode", "payment"),
                        entry("payment_method_types[0]", "card"),
                        entry("line_items[0][quantity]", "1"),
                        entry("line_items[0][price_data][currency]", "eur"),
                        entry("line_items[0][price_data][unit_amount]", "2400"),
                        entry("line_items[0][price_data][product_data][name]", "Lantern Night"),
                        entry("client_reference_id", "71"),
                        entry("metadata[payment]", "71"),
                        entry("payment_intent_data[metadata][payment]", "71"),
                        entry("adaptive_pricing[enabled]", "false"),
                        entry("locale", "auto"),
                        entry("customer_email", "ana@example.org"),
                        entry(
                                "expires_at",
                                String.valueOf(HOLD_ENDS.plusSeconds(31 * 60).getEpochSecond())),
                        entry("success_url", "https://tickets.example.org/bookings/12/pay/return"),
                        entry("cancel_url", "https://tickets.example.org/bookings/12/pay/return"));
    }

    @ParameterizedTest
    @CsvSource({
        "IDR, 15000000, 15000000",
        "VND, 150000, 150000",
        "ISK, 100, 10000",
        "UGX, 5000, 500000",
        "KWD, 5120, 5120",
        "EUR, 50, 50"
    })
    void stripe_sees_each_amount_as_it_counts_it(String currency, long minor, String sent) {
        STRIPE.creates(answer(200, session(REF, "open", "unpaid", 1, "eur")));

        assertThat(provider.start(charge(minor, currency))).isInstanceOf(Start.Redirect.class);

        assertThat(form(STRIPE.posted(SESSIONS).getFirst()))
                .containsEntry("line_items[0][price_data][unit_amount]", sent);
    }

    @ParameterizedTest
    @CsvSource({
        "KWD, 5124, amount-not-payable",
        "EUR, 49, amount-too-small",
        "XAU, 100, currency-not-taken"
    })
    void what_stripe_cannot_charge_is_refused_without_asking(
            String currency, long minor, String reason) {
        assertThat(provider.start(charge(minor, currency)))
                .isEqualTo(new Start.Declined(reason, false));
        assertThat(STRIPE.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_long_title_is_cut_and_an_address_that_stripe_does_not_know_is_left_out() {
        STRIPE.creates(answer(200, session(REF, "open", "unpaid", 2400, "eur")));

        provider.start(charge(2400, "EUR", "🎷".repeat(300), "ana@bücher.example"));

        assertThat(form(STRIPE.posted(SESSIONS).getFirst()))
                .containsEntry("line_items[0][price_data][product_data][name]", "🎷".repeat(250))
                .doesNotContainKey("customer_email");
    }

    @Test
    void after_a_time_out_the_same_key_asks_for_the_same() {
        STRIPE.creates(
                answer(200, session(REF, "open", "unpaid", 2400, "eur"))
                        .withFixedDelay(READ_TIMEOUT * 3));
        assertThat(provider.start(charge(2400, "EUR"))).isEqualTo(new Start.Unknown());
        STRIPE.creates(answer(200, session(REF, "open", "unpaid", 2400, "eur")));

        assertThat(provider.start(charge(2400, "EUR"))).isInstanceOf(Start.Redirect.class);

        var requests = STRIPE.posted(SESSIONS);
        assertThat(requests).hasSizeGreaterThan(1);
        assertThat(requests)
                .allSatisfy(request -> {
                    assertThat(request.getHeader("Idempotency-Key")).isEqualTo("payment-71");
                    assertThat(request.getBodyAsString())
                            .isEqualTo(requests.getFirst().getBodyAsString());
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503})
    void an_answer_that_says_nothing_leaves_everything_unknown(int status) {
        var answer = error(status, "api_error", "lock_timeout");
        STRIPE.creates(answer);
        STRIPE.shows(REF, answer);
        STRIPE.expires(REF, answer);
        STRIPE.refunds(answer);
        assertUnknown();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection_leaves_everything_unknown(Fault fault) {
        var answer = aResponse().withFault(fault);
        STRIPE.creates(answer);
        STRIPE.shows(REF, answer);
        STRIPE.expires(REF, answer);
        STRIPE.refunds(answer);
        assertUnknown();
    }

    @Test
    void a_page_of_a_proxy_leaves_everything_unknown() {
        var answer = aResponse().withStatus(200).withBody("<html>Sign in to the network</html>");
        STRIPE.creates(answer);
        STRIPE.shows(REF, answer);
        STRIPE.expires(REF, answer);
        STRIPE.refunds(answer);
        assertUnknown();
    }

    private void assertUnknown() {
        assertThat(provider.start(charge(2400, "EUR"))).isEqualTo(new Start.Unknown());
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Unknown());
        assertThat(provider.close(ATTEMPT)).isEqualTo(Close.UNKNOWN);
        assertThat(provider.refund(money(null))).isEqualTo(new Refunded.Unknown());
    }

    @Test
    void a_key_that_was_used_for_another_request_says_nothing() {
        STRIPE.creates(error(400, "idempotency_error", "idempotency_error"));
        assertThat(provider.start(charge(2400, "EUR"))).isEqualTo(new Start.Unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, amount_too_small",
        "401, invalid_request_error, api_key_expired",
        "402, card_error, card_declined",
        "403, invalid_request_error, account_closed"
    })
    void what_stripe_refuses_is_declined_and_not_retried(int status, String type, String code) {
        STRIPE.creates(error(status, type, code));
        assertThat(provider.start(charge(2400, "EUR")))
                .isEqualTo(new Start.Declined("provider-refused", false));
        assertThat(STRIPE.posted(SESSIONS)).hasSize(1);
    }

    @Test
    void a_paid_session_says_how_much_and_by_which_card() {
        STRIPE.shows(REF, answer(200, session(REF, "complete", "paid", 2400, "eur")));
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Paid(REF, 2400, "EUR", "4242"));
        STRIPE.server.verify(
                getRequestedFor(
                        urlMatching(
                                SESSIONS
                                        + "/cs_test_1\\?expand(\\[0]|%5B0%5D)=payment_intent\\.latest_charge")));
    }

    @ParameterizedTest
    @CsvSource({
        "2399, eur, 2399, EUR",
        "2400, usd, 2400, USD",
        "10000, isk, 100, ISK",
        "10050, isk, 0, ISK",
        "2400, xau, 0, XAU"
    })
    void what_was_paid_counts_and_not_what_was_asked(
            long amount, String currency, long minor, String read) {
        STRIPE.shows(REF, answer(200, session(REF, "complete", "paid", amount, currency)));
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Paid(REF, minor, read, "4242"));
    }

    @Test
    void sessions_that_are_not_paid() {
        STRIPE.shows(REF, answer(200, session(REF, "open", "unpaid", 2400, "eur")));
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Open(REF));

        STRIPE.shows(REF, answer(200, session(REF, "complete", "unpaid", 2400, "eur")));
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Open(REF));

        STRIPE.shows(REF, answer(200, session(REF, "expired", "unpaid", 2400, "eur")));
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Failed("page-expired"));

        STRIPE.shows(REF, answer(200, session(REF, "a_later_word", "unpaid", 2400, "eur")));
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Unknown());
    }

    @Test
    void a_session_that_stripe_does_not_know_may_be_of_another_account() {
        STRIPE.shows(REF, error(404, "invalid_request_error", "resource_missing"));
        assertThat(provider.look(ATTEMPT)).isEqualTo(new Look.Unknown());
    }

    @Test
    void a_session_whose_address_never_came_back_cannot_be_paid() {
        assertThat(provider.look(new Attempt(71, null))).isEqualTo(new Look.NotThere());
        assertThat(provider.close(new Attempt(71, null))).isEqualTo(Close.CLOSED);
        assertThat(STRIPE.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void an_open_session_is_closed() {
        STRIPE.expires(REF, answer(200, session(REF, "expired", "unpaid", 2400, "eur")));
        assertThat(provider.close(ATTEMPT)).isEqualTo(Close.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({
        "complete, paid, ALREADY_PAID",
        "expired, unpaid, CLOSED",
        "complete, unpaid, UNKNOWN",
        "open, unpaid, UNKNOWN"
    })
    void a_session_that_cannot_be_closed_is_looked_at(
            String status, String paymentStatus, Close close) {
        STRIPE.expires(REF, error(400, "invalid_request_error", "checkout_session_not_open"));
        STRIPE.shows(REF, answer(200, session(REF, status, paymentStatus, 2400, "eur")));
        assertThat(provider.close(ATTEMPT)).isEqualTo(close);
    }

    private static Return money(String ref) {
        return new Return(9, REF, ref, 1200, "EUR");
    }

    private void paid() {
        STRIPE.shows(REF, answer(200, session(REF, "complete", "paid", 2400, "eur")));
        STRIPE.listsRefunds();
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded,",
        "pending,",
        "requires_action,",
        "failed, expired_or_canceled_card",
        "failed,",
        "canceled,",
        "a_later_word,"
    })
    void each_outcome_of_a_refund(String status, String failure) {
        var expected =
                switch (status) {
                    case "succeeded" -> new Refunded.Done("re_1");
                    case "pending", "requires_action" -> new Refunded.Pending("re_1");
                    case "failed" ->
                            new Refunded.Refused(
                                    failure == null ? "failed" : "expired-or-canceled-card");
                    case "canceled" -> new Refunded.Refused("canceled");
                    default -> new Refunded.Unknown();
                };
        paid();
        STRIPE.refunds(answer(200, refund("re_1", 9, status, failure)));
        STRIPE.showsRefund("re_1", answer(200, refund("re_1", 9, status, failure)));

        assertThat(provider.refund(money(null))).isEqualTo(expected);
        assertThat(provider.refund(money("re_1"))).isEqualTo(expected);

        var request = STRIPE.posted(REFUNDS);
        assertThat(request).hasSize(1);
        assertThat(request.getFirst().getHeader("Idempotency-Key")).isEqualTo("refund-9");
        assertThat(form(request.getFirst()))
                .containsOnly(
                        entry("payment_intent", "pi_1"),
                        entry("amount", "1200"),
                        entry("metadata[refund]", "9"));
    }

    @Test
    void a_refund_that_was_made_is_found_when_its_key_is_forgotten() {
        paid();
        STRIPE.listsRefunds(
                refund("re_5", 8, "succeeded", null), refund("re_6", 9, "pending", null));
        assertThat(provider.refund(money(null))).isEqualTo(new Refunded.Pending("re_6"));
        assertThat(STRIPE.posted(REFUNDS)).isEmpty();
    }

    @Test
    void a_refund_counts_as_stripe_counts() {
        STRIPE.shows(REF, answer(200, session(REF, "complete", "paid", 10000, "isk")));
        STRIPE.listsRefunds();
        STRIPE.refunds(answer(200, refund("re_1", 9, "succeeded", null)));
        provider.refund(new Return(9, REF, null, 100, "ISK"));
        assertThat(form(STRIPE.posted(REFUNDS).getFirst())).containsEntry("amount", "10000");
    }

    @Test
    void what_cannot_be_given_back_needs_a_person() {
        paid();
        STRIPE.refunds(error(400, "invalid_request_error", "charge_already_refunded"));
        assertThat(provider.refund(money(null)))
                .isEqualTo(new Refunded.Refused("charge-already-refunded"));

        STRIPE.shows(REF, answer(200, session(REF, "expired", "unpaid", 2400, "eur")));
        assertThat(provider.refund(money(null))).isEqualTo(new Refunded.Refused("nothing-charged"));

        paid();
        assertThat(provider.refund(new Return(9, REF, null, 1234, "KWD")))
                .isEqualTo(new Refunded.Refused("amount-not-payable"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, balance_insufficient",
        "401, api_key_expired",
        "403, more_permissions_required"
    })
    void what_time_helps_against_is_tried_again(int status, String code) {
        paid();
        STRIPE.refunds(error(status, "invalid_request_error", code));
        assertThat(provider.refund(money(null))).isEqualTo(new Refunded.Unknown());
    }
}
