package dev.marquee.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

class PricedEventTest extends SitePages {

    private static final String BOOK = "POST /api/bookings";
    private static final String KEY = "0b4cbbd1-6d86-4b8a-9a5b-0d3f4d2b9d10";
    private static final String FIXED =
            ",\"price\":\"24.00\",\"tax_rate\":\"19.00\",\"tax_included\":true";
    private static final String ON_TOP =
            ",\"price\":\"38.05\",\"tax_rate\":\"7.50\",\"tax_included\":false";
    private static final String CHOSEN =
            ",\"price\":\"10.00\",\"min_price\":\"5.00\",\"tax_rate\":\"10.00\",\"tax_included\":false";
    private static final String FREE = ",\"price\":\"0.00\",\"tax_rate\":\"0.00\"";

    private static void kinds(String... members) {
        neighbours.on("GET /api/events/EV07/availability", 200, Samples.kinds(members));
    }

    private static void says(String members) {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Lantern Night", "published", 162)
                        .replace("\"version\":1", "\"version\":1" + members));
    }

    private MockMvcRequestBuilder form() {
        return mvc.post()
                .uri("/e/EV07/bookings")
                .header("Accept-Language", "en-GB")
                .param("key", KEY)
                .param("buyerName", "Ana")
                .param("buyerEmail", "ana@example.org")
                .param("buyerPhone", "");
    }

    private String page() throws Exception {
        var page = mvc.get().uri("/e/EV07").header("Accept-Language", "en-GB").exchange();
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString();
    }

    @Test
    void prices_are_shown_with_their_taxes_and_the_first_choice_with_its_total() throws Exception {
        kinds(FIXED, ON_TOP, FREE);
        assertThat(page())
                .contains("€24.00", "incl. 19% VAT", "€38.05", "plus 7.5% VAT", "Free")
                .contains("data-total>€24.00</output>", ">Continue to payment</button>")
                .contains("name=\"unit_71\" value=\"24.00\"", "name=\"unit_72\" value=\"40.90\"")
                .doesNotContain("unit_73", "incl. 0%", "Book for free</button>");
    }

    @Test
    void a_free_event_has_nothing_of_it() throws Exception {
        assertThat(page())
                .contains("Book for free</button>", "Cancel free of charge")
                .doesNotContain(
                        "checkout.js", "data-total", "unit_", "data-currency", "VAT", "hold your");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"mode":"none","until_hours":0,"fee":"0.00","fee_percent":"0.00"} | No refunds.
                    {"mode":"automatic","until_hours":0,"fee":"0.00","fee_percent":"0.00"} | get your money back until it starts. Nothing is kept
                    {"mode":"request","until_hours":24,"fee":"2.00","fee_percent":"0.00"} | ask for your money back until Wednesday, 27 November 2030, 20:00 (Lisbon time); the organiser decides. €2.00 of a refund is kept
                    {"mode":"automatic","until_hours":0,"fee":"0.00","fee_percent":"10.00"} | 10% of a refund is kept
                    {"mode":"automatic","until_hours":0,"fee":"0.00","fee_percent":"0.00","keeps_discount":true} | Whoever keeps too few tickets for a group discount loses it for those
                    {"mode":"automatic","until_hours":0,"fee":"2.00","fee_percent":"10.00"} | €2.00 and 10% of a refund are kept
                    """)
    void the_refund_policy_is_printed_before_the_button(String policy, String words)
            throws Exception {
        kinds(FIXED);
        says(",\"hold_minutes\":20,\"refund_policy\":" + policy);
        var page = page();
        var form = page.substring(page.indexOf("<form method=\"post\" action=\"/e/"));
        assertThat(form.substring(0, form.indexOf("btn-primary"))).contains(words);
        assertThat(page).contains("hold your tickets for 20 minutes").doesNotContain("null");
    }

    @Test
    void a_booking_has_as_many_of_a_kind_as_the_kind_says() throws Exception {
        kinds(FIXED + ",\"min_per_booking\":2,\"max_per_booking\":3", FREE);
        assertThat(page())
                .contains("at least 2 at a time", "at most 3 at a time")
                .containsPattern(
                        "(?s)name=\"quantity_71\"[^>]*><option value=\"0\">0</option><option value=\"2\" selected=\"selected\">2</option><option value=\"3\">3</option></select>")
                .contains("data-total>€48.00</output>");
    }

    @Test
    void a_priced_booking_says_what_was_shown_and_leads_to_its_payment() {
        kinds(FIXED, ON_TOP);
        var until = Instant.now().plus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        neighbours.on(
                BOOK,
                201,
                Samples.held(
                        1184,
                        "pending_payment",
                        until.toString(),
                        ",\"access_key\":\"secret-key\""));
        assertThat(
                        form().param("quantity_71", "2")
                                .param("unit_71", "24.00")
                                .param("quantity_72", "1")
                                .param("unit_72", "40.90"))
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184/pay")
                .cookies()
                .hasValue("marquee_booking", "secret-key")
                .hasValue("marquee_hold", "1184.secret-key")
                .hasPath("marquee_hold", "/e/EV07")
                .isHttpOnly("marquee_hold", true)
                .isSecure("marquee_hold", true);
        assertThat(neighbours.calls(BOOK).getFirst().body())
                .contains("\"expected_total\":\"88.90\"");
    }

    @Test
    void what_a_buyer_chooses_to_pay_is_sent_with_its_tax_expected() {
        kinds(CHOSEN);
        neighbours.on(BOOK, call -> Neighbours.problem(409, "sold-out", ",\"left\":0"));
        form().param("quantity_71", "2").param("price_71", " 7,50 ").exchange();
        assertThat(neighbours.calls(BOOK).getFirst().body())
                .contains("\"price\":\"7.50\"", "\"expected_total\":\"16.50\"");
    }

    @ParameterizedTest
    @CsvSource({
        "4.99, costs at least €5.00",
        "'', Enter your price",
        "abc, Enter your price",
        "-6, Enter your price",
        "7.5055, Enter your price",
        "1e3, Enter your price"
    })
    void a_price_that_cannot_be_taken_is_said_at_its_field(String price, String words) {
        kinds(CHOSEN);
        assertThat(form().param("quantity_71", "1").param("price_71", price))
                .hasStatus(422)
                .bodyText()
                .contains(words, "aria-describedby=\"price_71-hint price_71-error\"")
                .contains("value=\"ana@example.org\"", "value=\"" + price + "\"");
        assertThat(neighbours.calls(BOOK)).isEmpty();
    }

    private static void chosen(String currency, String price, String least) {
        neighbours.on(
                "GET /api/events/EV07/availability",
                200,
                Samples.kinds(",\"price\":\"%s\",\"min_price\":\"%s\"".formatted(price, least))
                        .replace("EUR", currency));
    }

    @Test
    void a_price_means_what_people_mean_by_it_where_they_live() throws Exception {
        neighbours.on(BOOK, call -> Neighbours.problem(409, "sold-out", ",\"left\":0"));
        chosen("IDR", "100000.00", "50000.00");
        assertThat(page()).containsPattern("data-total>IDR.?100,000</output>");
        form().param("quantity_71", "2").param("price_71", "150.000").exchange();
        assertThat(neighbours.calls(BOOK).getLast().body())
                .contains("\"price\":\"150000.00\"", "\"expected_total\":\"300000.00\"");
        chosen("VND", "100000", "50000");
        form().param("quantity_71", "1").param("price_71", "1.500.000").exchange();
        assertThat(neighbours.calls(BOOK).getLast().body()).contains("\"price\":\"1500000\"");
        chosen("BHD", "2.000", "1.000");
        assertThat(form().param("quantity_71", "1").param("price_71", "1.234"))
                .hasStatus(422)
                .bodyText()
                .contains("can be read in two ways: write 01.234 or 1234");
    }

    @Test
    void the_suggested_price_is_filled_in_and_its_least_said() throws Exception {
        kinds(CHOSEN);
        assertThat(page())
                .contains("Pay what you want", "Suggested €10.00, at least €5.00.")
                .containsPattern("name=\"price_71\"[^>]* value=\"10.00\"")
                .contains("data-total>€11.00</output>")
                .doesNotContain("unit_71");
    }

    @Test
    void a_changed_price_is_said_and_what_was_typed_is_kept() {
        kinds(FIXED);
        neighbours.on(
                BOOK,
                call -> {
                    kinds(FIXED.replace("24.00", "25.50"));
                    return Neighbours.problem(
                            409, "price-changed", ",\"total\":\"51.00\",\"currency\":\"EUR\"");
                });
        assertThat(form().param("quantity_71", "2").param("unit_71", "24.00"))
                .hasStatus(409)
                .bodyText()
                .contains("The price has changed: this costs €51.00 now", "€25.50")
                .contains("name=\"unit_71\" value=\"25.50\"", "data-total>€51.00</output>")
                .contains("value=\"ana@example.org\"", "value=\"2\" selected=\"selected\"");
    }

    @Test
    void who_was_shown_a_free_ticket_is_not_charged_for_one() {
        kinds(FIXED);
        neighbours.on(
                BOOK,
                call ->
                        Neighbours.problem(
                                409, "price-changed", ",\"total\":\"24.00\",\"currency\":\"EUR\""));
        assertThat(form().param("quantity_71", "1")).hasStatus(409);
        assertThat(neighbours.calls(BOOK).getFirst().body())
                .contains("\"expected_total\":\"0.00\"");
    }

    @Test
    void too_few_or_too_many_of_a_kind_are_said() {
        kinds(FIXED);
        neighbours.on(
                BOOK,
                call ->
                        Neighbours.problem(
                                409,
                                "quantity-not-allowed",
                                ",\"min_per_booking\":2,\"ticket_type\":\"Pairs\""));
        assertThat(form().param("quantity_71", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("One booking has at least 2 of “Pairs”");
    }

    @Test
    void without_a_script_the_total_is_shown_on_request_and_nothing_is_booked() {
        kinds(FIXED, CHOSEN);
        assertThat(
                        mvc.post()
                                .uri("/e/EV07/bookings")
                                .param("total", "show")
                                .param("quantity_71", "3")
                                .param("quantity_72", "1")
                                .param("price_72", "6")
                                .param("buyerName", "Ana"))
                .hasStatusOk()
                .bodyText()
                .contains("data-total>€78.60</output>", "value=\"Ana\"")
                .doesNotContain("role=\"alert\"");
        assertThat(neighbours.calls(BOOK)).isEmpty();
    }

    private static final Cookie HOLD = new Cookie("marquee_hold", "1184.secret-key");

    private static void held(String status, Instant until) {
        neighbours.on(
                "GET /api/bookings/1184",
                call ->
                        "secret-key".equals(call.header("Booking-Key"))
                                ? new Neighbours.Answer(
                                        200, Samples.held(1184, status, until.toString(), ""))
                                : Neighbours.problem(404, "not-found", ""));
    }

    @Test
    void who_comes_back_finds_the_tickets_held_and_books_no_second_time_by_accident() {
        kinds(FIXED);
        held("pending_payment", Instant.now().plusSeconds(300));
        assertThat(mvc.get().uri("/e/EV07").cookie(HOLD))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("You hold 2 tickets until", "Continue to pay €48.00")
                .contains("href=\"/bookings/1184/pay\"", "action=\"/bookings/1184/cancel\"")
                .doesNotContain("secret-key");
        assertThat(form().cookie(HOLD).param("quantity_71", "1").param("unit_71", "24.00"))
                .hasStatus(409)
                .bodyText()
                .contains("You hold tickets for this event already", "value=\"ana@example.org\"")
                .contains("name=\"another\" value=\"1184\"");
        assertThat(neighbours.calls(BOOK)).isEmpty();
        neighbours.on(BOOK, call -> Neighbours.problem(409, "sold-out", ",\"left\":0"));
        form().cookie(HOLD)
                .param("quantity_71", "1")
                .param("unit_71", "24.00")
                .param("another", "1184")
                .exchange();
        assertThat(neighbours.calls(BOOK)).as("booked on purpose").hasSize(1);
    }

    @Test
    void a_hold_that_is_over_or_nobodys_is_not_mentioned() {
        kinds(FIXED);
        held("expired", Instant.now().minusSeconds(3));
        assertThat(mvc.get().uri("/e/EV07").cookie(HOLD)).bodyText().doesNotContain("You hold");
        held("confirmed", Instant.now().plusSeconds(300));
        assertThat(mvc.get().uri("/e/EV07").cookie(HOLD)).bodyText().doesNotContain("You hold");
        held("pending_payment", Instant.now().plusSeconds(300));
        for (var forged : new String[] {"1184.guess", "x", "1184", "99999999999999999999.k"})
            assertThat(mvc.get().uri("/e/EV07").cookie(new Cookie("marquee_hold", forged)))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("You hold");
    }

    @Test
    void a_form_without_a_key_that_is_sent_twice_leads_on_to_the_payment() {
        kinds(FIXED);
        var until = Instant.now().plusSeconds(600).toString();
        neighbours.on(
                BOOK,
                call ->
                        new Neighbours.Answer(
                                201,
                                Samples.held(1184, "pending_payment", until, ""),
                                Map.of("Idempotent-Replayed", "true")));
        assertThat(
                        mvc.post()
                                .uri("/e/EV07/bookings")
                                .param("quantity_71", "1")
                                .param("unit_71", "24.00")
                                .param("buyerName", "Ana")
                                .param("buyerEmail", "ana@example.org"))
                .hasStatusOk()
                .bodyText()
                .contains("Your tickets are held", "href=\"/bookings/1184/pay\"")
                .doesNotContain("They are in the mail");
    }
}
