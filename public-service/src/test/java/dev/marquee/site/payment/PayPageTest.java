package dev.marquee.site.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

@ExtendWith(OutputCaptureExtension.class)
class PayPageTest extends SitePages {

    private static final String BOOKING = "GET /api/bookings/1184";
    private static final String STATE = "GET /api/bookings/1184/payment";
    private static final String PAY = "POST /api/bookings/1184/pay";
    private static final String ADDRESS = "PUT /api/bookings/1184/invoice-address";
    private static final String COMPANY =
            "{\"company\":\"Casa Azul Lda\",\"address\":\"Rua Nova 1\",\"country\":\"PT\",\"tax_number\":null}";
    private static final String CARD = "4242 4242 4242 4242";
    private static final String END = "2030-11-28T18:42:00Z";
    private static final Cookie KEY = new Cookie("marquee_booking", "secret-key");

    private static void open(String request, String json) {
        neighbours.on(
                request,
                call ->
                        "secret-key".equals(call.header("Booking-Key"))
                                        || "seen".equals(call.header("Lookup-Token"))
                                ? new Neighbours.Answer(200, json)
                                : Neighbours.problem(404, "not-found", ""));
    }

    /** How the booking and its payment stand from now on. */
    private static void stands(String status, String state, String more) {
        open(BOOKING, Samples.held(1184, status, END, ""));
        open(STATE, Samples.payment(status, state, more));
    }

    private static String failed(String reason, String card) {
        return ",\"reason\":\"%s\",\"payments\":[{\"id\":1,\"attempt\":1,\"method\":\"card\",\"amount\":\"48.00\",\"currency\":\"EUR\",\"state\":\"failed\",\"purpose\":\"booking\",\"card\":\"%s\"}]"
                .formatted(reason, card);
    }

    private MockMvcRequestBuilder show() {
        return mvc.get().uri("/bookings/1184/pay").cookie(KEY).header("Accept-Language", "en-GB");
    }

    private MockMvcRequestBuilder payBy(String method) {
        return mvc.post().uri("/bookings/1184/pay").cookie(KEY).param("method", method);
    }

    private MockMvcRequestBuilder pay(String card) {
        return mvc.post().uri("/bookings/1184/pay").cookie(KEY).param("cardNumber", card);
    }

    @Test
    void the_page_says_what_is_bought_what_it_costs_and_how_long_it_is_held() {
        stands("pending_payment", "none", "");
        assertThat(show())
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains(
                        "Pay €48.00</h1>",
                        "2 × Standing",
                        "€24.00 each",
                        "Prices include €7.66 VAT")
                .contains("We hold your 2 tickets until", "18:42</time>", "Lisbon time")
                .contains("data-now=\"2030-11-28T18:33:48Z\"", "data-until=\"" + END + "\"")
                .contains("hidden>8:12</span>")
                .contains("5 minutes left to pay", "1 minute left to pay")
                .contains("Simulated payments.", "No real money moves.", "4000 0000 0000 0002")
                .containsPattern(
                        "name=\"cardNumber\" type=\"text\" inputmode=\"numeric\" autocomplete=\"cc-number\"")
                .contains(">Pay €48.00</button>", "Give the tickets back")
                .doesNotContain("<b>Ribeiro", "secret-key");
    }

    @Test
    void a_real_provider_is_given_no_card_number_here() {
        stands("pending_payment", "none", ",\"provider\":\"stripe\",\"test_mode\":false");
        assertThat(show())
                .hasStatusOk()
                .bodyText()
                .contains("Continue to pay €48.00</button>")
                .doesNotContain("cardNumber", "Simulated", "4242");
    }

    @Test
    void several_ways_to_pay_are_a_choice() {
        stands("pending_payment", "none", ",\"methods\":[\"card\",\"bank-transfer\",\"new\"]");
        assertThat(show())
                .bodyText()
                .contains("How do you want to pay?", ">Bank transfer</label>", ">new</label>");
    }

    @Test
    void a_transfer_says_where_the_money_goes_and_what_else_could_be_done() {
        stands(
                "pending_payment",
                "pending",
                """
                ,"provider":"offline","test_mode":false,"methods":["card","bank-transfer"],"takes_card_number":true,
                 "instructions":{"method":"bank-transfer","amount":"48.00","currency":"EUR","reference":"RF71 0000 1184",
                 "payee":"Cais <Vivo>\\nIBAN DE02","deadline":"2030-12-05T23:59:00Z"}\
                """);
        assertThat(show())
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Transfer €48.00</h1>",
                        "RF71 0000 1184",
                        "Cais &lt;Vivo&gt;</bdi>",
                        "IBAN DE02",
                        "5 December 2030",
                        "Pay in another way",
                        ">Card</label>",
                        "name=\"cardNumber\"",
                        "Give the tickets back")
                .doesNotContain(">Bank transfer</label>", "data-until", "Simulated");
    }

    @Test
    void cash_is_paid_at_the_door() {
        stands(
                "pending_payment",
                "pending",
                """
                ,"provider":"offline","test_mode":false,"methods":["cash"],
                 "instructions":{"method":"cash","amount":"48.00","currency":"EUR","reference":"RF71 0000 1184","deadline":"2030-11-28T20:00:00Z"}\
                """);
        assertThat(show())
                .hasStatusOk()
                .bodyText()
                .contains("Pay €48.00 at the door</h1>", "RF71 0000 1184")
                .doesNotContain("Pay in another way", "cardNumber");
    }

    @Test
    void what_is_not_offered_any_more_is_said() {
        stands("pending_payment", "none", "");
        neighbours.on(PAY, call -> Neighbours.problem(422, "invalid-input", ""));
        assertThat(payBy("bank-transfer"))
                .hasStatus(422)
                .bodyText()
                .contains("This way to pay is not offered any more");
    }

    @Test
    void what_is_paid_leads_to_the_tickets() {
        stands("pending_payment", "none", "");
        neighbours.on(PAY, 200, Samples.payment("confirmed", "succeeded", ""));
        assertThat(pay(CARD)).hasStatus(303).hasHeader("Location", "/bookings/1184");
        var sent = neighbours.calls(PAY).getFirst();
        assertThat(sent.header("Booking-Key")).isEqualTo("secret-key");
        assertThat(sent.body())
                .contains("\"method\":\"card\"", "\"card_number\":\"" + CARD + "\"")
                .contains(
                        "\"return_url\":\"https://tickets.example.org/bookings/1184/pay/return\"");
    }

    @Test
    void a_declined_card_leads_back_to_the_same_page_with_the_reason_and_the_same_hold() {
        stands("pending_payment", "none", "");
        neighbours.on(
                PAY,
                call -> {
                    stands("pending_payment", "failed", failed("insufficient-funds", "9995"));
                    return Neighbours.problem(402, "card-declined", ",\"retryable\":true");
                });
        assertThat(pay("4000 0000 0000 9995"))
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184/pay");
        assertThat(show())
                .hasStatusOk()
                .bodyText()
                .contains("Your payment was declined", "not enough money", "It ends in 9995.")
                .contains("Nothing was charged.", "Try another card", "Number of another card")
                .contains("Try again with €48.00</button>", "data-until=\"" + END + "\"");
    }

    @Test
    void another_step_on_this_site_is_gone_to_and_one_elsewhere_is_a_link() {
        stands("pending_payment", "none", "");
        neighbours.on(
                PAY,
                202,
                Samples.payment(
                        "pending_payment",
                        "pending",
                        ",\"action_url\":\"/payments/simulated/r1\""));
        assertThat(pay(CARD)).hasStatus(303).hasHeader("Location", "/payments/simulated/r1");

        var abroad =
                Samples.payment(
                        "pending_payment",
                        "pending",
                        ",\"action_url\":\"https://checkout.example.com/p?a=1&b=2\"");
        neighbours.on(PAY, 202, abroad);
        assertThat(pay(CARD))
                .as("browsers do not follow a form to another origin")
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184/pay");
        open(STATE, abroad);
        assertThat(show())
                .hasStatusOk()
                .doesNotContainHeader("Refresh")
                .bodyText()
                .contains("href=\"https://checkout.example.com/p?a=1&amp;b=2\"")
                .contains("One more step", "data-until");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "//evil.example", "data:text/html,x", "/\\\\evil"})
    void an_address_that_is_no_page_is_not_followed(String address) {
        stands("pending_payment", "none", "");
        var odd =
                Samples.payment(
                        "pending_payment", "pending", ",\"action_url\":\"" + address + "\"");
        neighbours.on(PAY, 202, odd);
        assertThat(pay(CARD)).hasStatus(303).hasHeader("Location", "/bookings/1184/pay");
        open(STATE, odd);
        assertThat(show())
                .hasStatusOk()
                .bodyText()
                .contains("We are looking at your payment")
                .doesNotContain("evil", "javascript:", "data:text");
    }

    @Test
    void what_nobody_knows_yet_is_looked_at_every_three_seconds_and_not_for_ever() {
        stands("pending_payment", "looking", "");
        neighbours.on(PAY, 202, Samples.payment("pending_payment", "looking", ""));
        assertThat(pay(CARD)).hasStatus(303).hasHeader("Location", "/bookings/1184/pay");
        assertThat(show())
                .hasStatusOk()
                .hasHeader("Refresh", "3;url=/bookings/1184/pay?looked=1")
                .bodyText()
                .contains("We are looking at your payment", "You need not pay again")
                .doesNotContain("cardNumber");
        assertThat(show().param("looked", "39"))
                .hasHeader("Refresh", "3;url=/bookings/1184/pay?looked=40");
        for (var last : List.of("40", "41", "2147483647"))
            assertThat(show().param("looked", last))
                    .doesNotContainHeader("Refresh")
                    .bodyText()
                    .contains("This takes longer than usual", "Look again");
        open(BOOKING, Samples.held(1184, "confirmed", END, ",\"paid\":\"48.00\""));
        assertThat(show()).hasStatus(303).hasHeader("Location", "/bookings/1184");
    }

    @Test
    void an_answer_that_never_came_is_looked_up_and_not_sent_again() {
        stands("pending_payment", "looking", "");
        neighbours.on(PAY, 500, "");
        assertThat(pay(CARD)).hasStatus(303).hasHeader("Location", "/bookings/1184/pay");
        assertThat(neighbours.calls(PAY)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"409, invalid-state", "409, hold-over"})
    void what_cannot_be_paid_any_more_is_explained_by_its_page(int status, String type) {
        stands("expired", "none", "");
        neighbours.on(PAY, call -> Neighbours.problem(status, type, ""));
        assertThat(pay(CARD)).hasStatus(303).hasHeader("Location", "/bookings/1184/pay");
    }

    @Test
    void a_number_that_is_none_is_said_at_its_field_and_stands_nowhere(CapturedOutput log) {
        stands("pending_payment", "none", "");
        neighbours.on(
                PAY,
                call ->
                        Neighbours.problem(
                                422,
                                "invalid-input",
                                ",\"errors\":[{\"field\":\"card_number\",\"message\":\"no\"}]"));
        assertThat(pay("4242 1111 2222 3333"))
                .hasStatus(422)
                .bodyText()
                .contains("Check the card number", "cardNumber-error", "aria-invalid=\"true\"")
                .contains("Nothing was charged.")
                .doesNotContain("4242 1111", "1111 2222", "3333");
        assertThat(log.getAll()).doesNotContain("1111 2222", "4242111122223333");
    }

    @ParameterizedTest
    @CsvSource({"503, Payments cannot be taken just now", "429, Too many attempts"})
    void what_cannot_be_tried_now_can_be_tried_later(int status, String words) {
        stands("pending_payment", "none", "");
        neighbours.on(PAY, call -> Neighbours.problem(status, "later", ""));
        assertThat(pay(CARD))
                .hasStatus(status)
                .bodyText()
                .contains(words, ">Pay €48.00</button>")
                .doesNotContain("cardNumber-error");
    }

    @Test
    void a_hold_that_is_over_offers_the_same_choice_again() {
        stands("expired", "none", "");
        neighbours.on(
                "GET /api/events/EV07/availability",
                200,
                Samples.kinds(",\"price\":\"26.00\"").replace("Kind 1", "Standing"));
        assertThat(show())
                .hasStatusOk()
                .bodyText()
                .contains("The time to pay is over", "Nothing was charged")
                .contains("action=\"/e/EV07/bookings\"", "Hold them again", "€52.00", "38 left")
                .contains("name=\"quantity_71\" value=\"2\"", "name=\"unit_71\" value=\"26.00\"")
                .contains("name=\"buyerEmail\" value=\"ana@example.org\"")
                .containsPattern("name=\"key\" value=\"[0-9a-f-]{36}\"")
                .doesNotContain("cardNumber", "<b>Ribeiro");
    }

    @Test
    void a_hold_that_is_about_to_be_found_over_is_over() {
        stands("pending_payment", "none", ",\"now\":\"" + END + "\"");
        assertThat(show()).bodyText().contains("The time to pay is over");
    }

    @Test
    void what_cannot_be_had_again_is_said() {
        stands("expired", "none", "");
        neighbours.on("GET /api/events/EV07/availability", 200, Samples.availability(1, null));
        assertThat(show())
                .hasStatusOk()
                .bodyText()
                .contains("Not all of these tickets", "href=\"/e/EV07\"")
                .doesNotContain("Hold them again");
        neighbours.on("GET /api/events/EV07/availability", 503, "");
        assertThat(show()).hasStatusOk().bodyText().doesNotContain("Hold them again");
    }

    @Test
    void a_payment_that_is_looked_at_when_the_hold_ends_is_still_looked_at() {
        stands("expired", "looking", "");
        assertThat(show()).bodyText().contains("We are looking at your payment");
    }

    @Test
    void an_event_that_allows_one_try_says_so() {
        stands("cancelled", "failed", failed("card-declined", "0002"));
        assertThat(show())
                .bodyText()
                .contains("Your payment was declined", "This event allows one try")
                .contains("Hold them again");
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed, succeeded",
        "refund_requested, succeeded",
        "refunded, succeeded",
        "cancelled, none"
    })
    void who_comes_back_later_is_led_to_the_booking(String status, String state) {
        stands(status, state, "");
        assertThat(show()).hasStatus(303).hasHeader("Location", "/bookings/1184");
    }

    @Test
    void a_free_booking_has_nothing_to_pay() {
        open(BOOKING, Samples.booking(1184, "pending_payment", "Ana", 1, ""));
        assertThat(show()).hasStatus(303).hasHeader("Location", "/bookings/1184");
        assertThat(neighbours.calls(STATE)).isEmpty();
    }

    @Test
    void a_stranger_neither_sees_nor_pays() {
        stands("pending_payment", "none", "");
        neighbours.on(PAY, call -> Neighbours.problem(404, "not-found", ""));
        assertThat(mvc.get().uri("/bookings/1184/pay")).hasStatus(404);
        assertThat(mvc.post().uri("/bookings/1184/pay").param("cardNumber", CARD)).hasStatus(404);
        assertThat(pay(CARD).header("Sec-Fetch-Site", "cross-site")).hasStatus(403);
    }

    @Test
    void a_look_up_pays_as_well_and_comes_back_to_its_tickets() {
        stands("pending_payment", "none", "");
        var cookie = new Cookie("marquee_lookup", "seen");
        assertThat(mvc.get().uri("/lookup/bookings/1184/pay").cookie(cookie))
                .hasStatusOk()
                .bodyText()
                .contains("action=\"/lookup/bookings/1184/pay\"")
                .contains("action=\"/lookup/bookings/1184/cancel\"");
        neighbours.on(PAY, 200, Samples.payment("confirmed", "succeeded", ""));
        assertThat(
                        mvc.post()
                                .uri("/lookup/bookings/1184/pay")
                                .cookie(cookie)
                                .param("cardNumber", CARD))
                .hasStatus(303)
                .hasHeader("Location", "/lookup/tickets");
        assertThat(neighbours.calls(PAY).getFirst().header("Lookup-Token")).isEqualTo("seen");
    }

    @Test
    void who_returns_without_a_cookie_learns_nothing_about_anybody() {
        stands("pending_payment", "pending", "");
        var page = mvc.get().uri("/bookings/1184/pay/return?ref=1&status=ok");
        assertThat(page)
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .doesNotContainHeader("Refresh")
                .bodyText()
                .contains("We are looking at your payment", "href=\"/lookup\"")
                .doesNotContain("Lantern", "ana@", "48.00", "Ribeiro");
        assertThat(mvc.get().uri("/bookings/999/pay/return"))
                .as("a booking that is none looks the same")
                .hasStatusOk()
                .bodyText()
                .contains("We are looking at your payment");
    }

    @Test
    void who_returns_with_the_cookie_is_led_on() {
        stands("pending_payment", "pending", ",\"action_url\":\"https://pay.example.com/x\"");
        var returns = mvc.get().uri("/bookings/1184/pay/return").cookie(KEY);
        assertThat(returns)
                .hasStatusOk()
                .hasHeader("Refresh", "3;url=/bookings/1184/pay/return?looked=1")
                .bodyText()
                .contains("We are looking at your payment", "Go back to the payment");
        stands("pending_payment", "failed", failed("card-declined", "0002"));
        assertThat(mvc.get().uri("/bookings/1184/pay/return").cookie(KEY))
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184/pay");
        stands("confirmed", "succeeded", "");
        assertThat(mvc.get().uri("/bookings/1184/pay/return").cookie(KEY)).hasStatus(303);
    }

    @Test
    void a_provider_that_returns_with_a_form_is_told_so_and_the_buyer_what_to_do() {
        for (var address : List.of("/bookings/1184/pay/return", "/lookup/bookings/1184/pay/return"))
            assertThat(
                            mvc.post()
                                    .uri(address)
                                    .header("Sec-Fetch-Site", "cross-site")
                                    .param("status", "ok"))
                    .hasStatus(405)
                    .hasHeader("Allow", "GET");
    }

    @Test
    void an_invoice_is_asked_for_before_it_is_paid() {
        stands("pending_payment", "none", "");
        assertThat(show()).bodyText().contains("I need an invoice for a company", "<details>");
        neighbours.on(ADDRESS, 200, COMPANY);
        neighbours.on(PAY, 200, Samples.payment("confirmed", "succeeded", ""));
        assertThat(
                        pay(CARD)
                                .param("company", "Casa Azul Lda")
                                .param("address", "Rua Nova 1")
                                .param("country", "PT"))
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184");
        var sent = neighbours.calls(ADDRESS).getFirst();
        assertThat(sent.header("Booking-Key")).isEqualTo("secret-key");
        assertThat(sent.body()).contains("\"company\":\"Casa Azul Lda\"", "\"country\":\"PT\"");
    }

    @Test
    void a_wrong_invoice_address_is_kept_and_nothing_is_charged() {
        stands("pending_payment", "none", "");
        neighbours.on(ADDRESS, call -> Neighbours.problem(422, "invalid-input", ""));
        assertThat(pay(CARD).param("company", "Casa Azul Lda").param("country", "PT"))
                .hasStatus(422)
                .bodyText()
                .contains("value=\"Casa Azul Lda\"", "For an invoice, fill in", "<details open");
        assertThat(neighbours.calls(PAY)).isEmpty();
    }

    /** Whoever sends it again at once would pay in another way than they chose. */
    @Test
    void the_chosen_way_to_pay_is_kept_beside_a_mistake() {
        stands("pending_payment", "none", ",\"methods\":[\"card\",\"bank-transfer\"]");
        neighbours.on(ADDRESS, call -> Neighbours.problem(422, "invalid-input", ""));
        for (var method : List.of("card", "bank-transfer"))
            assertThat(
                            pay(CARD)
                                    .param("method", method)
                                    .param("company", "Casa Azul Lda")
                                    .param("country", "PT"))
                    .hasStatus(422)
                    .bodyText()
                    .containsPattern("value=\"%s\" checked".formatted(method))
                    .containsOnlyOnce(" checked=");
    }

    @Test
    void what_is_to_be_invoiced_is_shown_again() {
        stands("pending_payment", "none", "");
        neighbours.on("GET /api/bookings/1184/invoice-address", 200, COMPANY);
        assertThat(show()).bodyText().contains("value=\"Casa Azul Lda\"", "<details open");
    }

    @Test
    void a_receipt_is_passed_on_to_whom_the_booking_opens_for() {
        neighbours.on(
                "GET /api/bookings/1184/receipts/9/pdf",
                call ->
                        "secret-key".equals(call.header("Booking-Key"))
                                ? new Neighbours.Answer(200, "%PDF-1.7")
                                : Neighbours.problem(404, "not-found", ""));
        var own = mvc.get().uri("/bookings/1184/receipts/9.pdf");
        assertThat(own.cookie(KEY))
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasHeader("Cache-Control", "no-store");
        assertThat(mvc.get().uri("/bookings/1184/receipts/9.pdf")).hasStatus(404);
    }
}
