package dev.marquee.ticket.offer;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import dev.marquee.ticket.payment.TroubledProvider;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Offers from making one to using it up. */
abstract class OfferApiContract extends ApiContract {

    private static final RequestPostProcessor OLGA =
            account(2, "organizer@ticket.local", "ORGANIZER");
    private static final RequestPostProcessor OTHER = account(3, "other@ticket.local", "ORGANIZER");

    @Autowired private TroubledProvider provider;

    /** The address that requests come from; null for another one each time. */
    private String from;

    /** The next test's codes are its own, and automatic discounts count for all events. */
    @AfterEach
    void no_offer_is_left_running() {
        jdbc.sql("update offer set active = false").update();
        jdbc.sql("delete from offer_code where offer_id not in (select offer_id from offer_use)")
                .update();
        clock.goesOn();
        clock.pass(Duration.ofMinutes(2));
        from = null;
    }

    @Test
    void a_code_takes_its_discount_off_and_the_answers_say_so() {
        var event = priced(2400);
        var offer = offer(Map.of("name", "Early bird", "code", "Early-10", "percent", "10"));
        assertThat(offer.get("percent").asString()).isEqualTo("10.00");

        var quote = json(quote(event, 3, "early 10"));
        assertThat(amounts(quote)).containsExactly("72.00", "7.20", "64.80");
        assertThat(quote.at("/lines/0/discount").asString()).isEqualTo("7.20");
        assertThat(quote.at("/offer/name").asString()).isEqualTo("Early bird");
        assertThat(quote.at("/offer/code").asString()).isEqualTo("EARLY10");

        var booking = json(bookWith(event, 3, "ＥＡＲＬＹ１０"));
        assertThat(amounts(booking)).containsExactly("72.00", "7.20", "64.80");
        assertThat(booking.at("/offer/name").asString()).isEqualTo("Early bird");
        assertThat(booking.at("/tickets/0/discount").asString()).isEqualTo("2.40");
        assertThat(get(offer).get("uses").asInt()).isEqualTo(1);

        var uses = json(api("GET", "/" + offer.get("id") + "/uses", null, OLGA));
        assertThat(uses.at("/items/0/booking_id")).isEqualTo(booking.get("id"));
        assertThat(uses.at("/items/0/discount").asString()).isEqualTo("7.20");
    }

    @Test
    void without_a_code_nothing_changes_and_nothing_is_named() {
        var event = priced(2400);
        offer(Map.of("name", "Early bird", "code", "EARLY10", "percent", "10"));

        var quote = json(quote(event, 1, ""));

        assertThat(amounts(quote)).containsExactly("24.00", "0.00", "24.00");
        assertThat(quote.has("offer")).isFalse();
        assertThat(json(bookWith(event, 1, "  ")).has("offer")).isFalse();
    }

    /** Nine answers; unknown and stopped are one. */
    @Test
    void each_refusal_says_what_would_help_and_holds_nothing() {
        var event = priced(2400);
        var other = priced(2400);
        var type = event * 10;
        offer(Map.of("code", "STOPPED", "percent", "10", "active", false));
        offer(Map.of("code", "LATER", "percent", "10", "starts_at", inDays(3).toString()));
        offer(Map.of("code", "BEFORE", "percent", "10", "ends_at", inDays(-3).toString()));
        offer(Map.of("code", "ELSEWHERE", "percent", "10", "event_id", other));
        var terms = terms(newEvent(), 10, 10);
        assertThat(putTerms(terms)).hasStatus(204);
        var two = (long) terms.get("event_id");
        offer(
                Map.of(
                        "code",
                        "BALCONY",
                        "percent",
                        "10",
                        "event_id",
                        two,
                        "ticket_type_ids",
                        List.of(two * 10 + 1)));
        offer(Map.of("code", "FOUR", "percent", "10", "min_quantity", 4));
        offer(Map.of("code", "ONCE", "percent", "10", "use_limit", 1));
        offer(Map.of("code", "MINE", "percent", "10", "per_buyer", 1));
        assertThat(bookWith(event, 1, "ONCE")).hasStatus(201);
        var mine = newBuyer();
        assertThat(bookWith(event, 1, "MINE", mine)).hasStatus(201);

        for (var code : List.of("NOSUCH", "STOPPED", "A".repeat(41))) {
            for (var answer : List.of(quote(event, 1, code), bookWith(event, 1, code))) {
                assertProblem(answer, 422, "invalid-input");
                assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("offer_code");
            }
        }
        assertRefused(event, "LATER", "not-yet", "starts_at");
        assertRefused(event, "BEFORE", "over", "ends_at");
        assertRefused(event, "ELSEWHERE", "other-event", null);
        assertRefused(two, "BALCONY", "other-type", "ticket_type");
        assertRefused(event, "FOUR", "minimum", "min_quantity");
        assertRefused(event, "ONCE", "used-up", "left");
        var again = bookWith(event, 1, "MINE", mine);
        assertProblem(again, 409, "offer-refused");
        assertThat(json(again).get("reason").asString()).isEqualTo("used-by-buyer");
        assertThat(json(again).get("quota").asInt()).isEqualTo(1);
        assertThat(type).isPositive();
        assertThat(left(event)).isEqualTo(8);
    }

    /** T-E2. */
    @Test
    void a_stopped_code_is_answered_as_one_that_there_is_not_to_the_byte() throws Exception {
        var event = priced(2400);
        offer(Map.of("code", "STOPPED", "percent", "10", "active", false));
        offer(Map.of("code", "LATER", "percent", "10", "starts_at", inDays(3).toString()));

        assertThat(bytes(quote(event, 1, "STOPPED"))).isEqualTo(bytes(quote(event, 1, "NOSUCH1")));
        assertThat(bytes(bookWith(event, 1, "STOPPED")))
                .isEqualTo(bytes(bookWith(event, 1, "NOSUCH1")));
        assertThat(bytes(quote(event, 1, "LATER")))
                .as("another reason is seen")
                .isNotEqualTo(bytes(quote(event, 1, "NOSUCH1")));
    }

    /** Without the number of the request, which every answer has anew. */
    private static String bytes(MvcTestResult answer) throws Exception {
        var response = answer.getResponse();
        return response.getStatus()
                + " "
                + response.getContentAsString()
                        .replaceAll("\"request_id\":\"[^\"]*\"", "\"request_id\":\"\"");
    }

    private void assertRefused(long event, String code, String reason, String member) {
        for (var answer : List.of(quote(event, 1, code), bookWith(event, 1, code))) {
            assertProblem(answer, 409, "offer-refused");
            assertThat(json(answer).get("reason").asString()).isEqualTo(reason);
            if (member != null) assertThat(json(answer).has(member)).as(member).isTrue();
        }
    }

    /** T-O4. */
    @Test
    void guessing_is_limited_over_all_doors_together_and_for_right_codes_too() {
        var event = priced(2400);
        offer(Map.of("code", "RIGHT", "percent", "10"));
        var statuses = new HashMap<Integer, Integer>();
        from = "203.0.113.9";
        clock.stop();
        var guesses = Boolean.getBoolean("marquee.long") ? 10_000 : 300;
        for (int n = 0; n < guesses; n++) {
            var code = n == guesses - 1 ? "RIGHT" : "GUESS" + n;
            var answer =
                    switch (n % 3) {
                        case 0 -> quote(event, 1, code);
                        case 1 -> bookWith(event, 1, code);
                        default -> availability(event, code);
                    };
            statuses.merge(answer.getResponse().getStatus(), 1, Integer::sum);
        }
        assertThat(statuses.get(429)).isEqualTo(guesses - 10);
        assertThat(quote(event, 1, "")).as("who has no code is not in the way").hasStatus(200);
        var refused = quote(event, 1, "RIGHT");
        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.getResponse().getHeader("Retry-After")).isNotNull();

        from = "203.0.113.10";
        assertThat(quote(event, 1, "RIGHT")).as("others are not in the way").hasStatus(200);
        from = "203.0.113.9";
        clock.pass(Duration.ofMinutes(1));

        assertThat(quote(event, 1, "RIGHT")).hasStatus(200);
    }

    @Test
    void what_would_leave_less_than_can_be_paid_is_refused_with_the_offer() {
        var event = priced(2400);
        provider.takesNoLessThan(50L);
        try {
            for (var discount :
                    List.of(
                            Map.of("percent", "98"),
                            Map.of("amount", "23.60", "currency", "EUR"))) {
                var members = new HashMap<String, Object>(discount);
                members.put("name", "Nearly free");
                members.put("code", "NEARLY");
                members.put("event_id", event);
                var body = JsonMapper.shared().writeValueAsString(members);
                var refused = api("POST", "", body, OLGA);
                assertProblem(refused, 422, "invalid-input");
                assertThat(json(refused).at("/errors/0/message").asString())
                        .contains("to pay for", "no less than 0.50");
            }
            offer(Map.of("code", "TWO", "percent", "98", "event_id", event, "min_quantity", 2));
            offer(Map.of("code", "FREE", "percent", "100", "event_id", event));
            offer(Map.of("code", "ENOUGH", "percent", "97.9", "event_id", event));
        } finally {
            provider.takesNoLessThan(null);
        }
    }

    @Test
    void the_better_one_of_code_and_automatic_discount_counts_and_never_both() {
        var event = priced(1000);
        offer(Map.of("name", "Group", "automatic", true, "percent", "20", "min_quantity", 3));
        var small = offer(Map.of("name", "Small", "code", "SMALL", "percent", "10"));
        offer(Map.of("name", "Large", "code", "LARGE", "amount", "9.00", "currency", "EUR"));

        assertThat(offerOf(quote(event, 2, ""))).isEmpty();
        assertThat(offerOf(quote(event, 3, ""))).isEqualTo("Group 6.00");
        assertThat(offerOf(quote(event, 2, "SMALL"))).isEqualTo("Small 2.00");
        assertThat(offerOf(quote(event, 3, "SMALL"))).isEqualTo("Group 6.00");
        assertThat(offerOf(quote(event, 3, "LARGE"))).isEqualTo("Large 9.00");
        assertThat(offerOf(bookWith(event, 3, "SMALL"))).isEqualTo("Group 6.00");
        assertThat(get(small).get("uses").asInt()).as("the code is kept for later").isZero();
    }

    @Test
    void an_amount_is_never_more_than_the_tickets_it_is_for() {
        var event = priced(1000);
        offer(
                Map.of(
                        "code",
                        "MUCH",
                        "amount",
                        "50.00",
                        "event_id",
                        event,
                        "ticket_type_ids",
                        List.of(event * 10)));

        var booking = json(bookWith(event, 2, "MUCH"));

        assertThat(amounts(booking)).containsExactly("20.00", "20.00", "0.00");
        assertThat(booking.get("status").asString()).isEqualTo("confirmed");
    }

    @Test
    void what_was_expected_still_has_to_hold() {
        var event = priced(2400);
        var offer = offer(Map.of("code", "FALLS", "percent", "50"));
        assertThat(book(expecting(event, "FALLS", "12.00"))).hasStatus(201);

        assertThat(change(offer, Map.of("percent", "25"))).hasStatus(200);

        var refused = book(expecting(event, "FALLS", "12.00"));
        assertProblem(refused, 409, "price-changed");
        assertThat(json(refused).get("total").asString()).isEqualTo("18.00");
    }

    @Test
    void a_repeated_request_gets_its_answer_again_although_the_code_was_stopped() {
        var event = priced(2400);
        var offer = offer(Map.of("code", "TWICE", "percent", "50", "use_limit", 1));
        var body = bodyWith(event, 1, "TWICE", newBuyer());
        var first = json(book(body, "Idempotency-Key", "offer-" + event));
        assertThat(change(offer, Map.of("active", false))).hasStatus(200);

        var again = book(body, "Idempotency-Key", "offer-" + event);

        assertThat(again).hasStatus(201).hasHeader("Idempotent-Replayed", "true");
        assertThat(json(again).get("id")).isEqualTo(first.get("id"));
        var without = book(body.replace("TWICE", ""), "Idempotency-Key", "offer-" + event);
        assertProblem(without, 422, "idempotency-key-reused");
    }

    /** T-O5, as far as tickets are concerned. */
    @Test
    void a_type_that_needs_a_code_is_not_there_without_one() {
        var terms = terms(newEvent(), 10, 5);
        type(terms, 1).put("needs_code", true);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var hidden = event * 10 + 1;
        offer(
                Map.of(
                        "code",
                        "PRESALE",
                        "percent",
                        "0",
                        "event_id",
                        event,
                        "ticket_type_ids",
                        List.of(hidden)));
        offer(Map.of("code", "EVERYTHING", "percent", "10"));

        var seen = json(availability(event, null));
        assertThat(seen.get("capacity").asInt()).isEqualTo(10);
        assertThat(seen.get("left").asInt()).isEqualTo(10);
        assertThat(seen.get("ticket_types")).hasSize(1);
        assertThat(json(availability(event, "WRONG"))).isEqualTo(seen);
        assertThat(json(availability(event, "EVERYTHING"))).isEqualTo(seen);
        var opened = json(availability(event, "presale"));
        assertThat(opened.get("capacity").asInt()).isEqualTo(15);
        assertThat(opened.at("/ticket_types/1/id").asLong()).isEqualTo(hidden);

        var noSuchType = book(items(event, event * 10 + 7, ""));
        var withoutCode = book(items(event, hidden, ""));
        assertThat(body(withoutCode)).isEqualTo(body(noSuchType));
        assertProblem(book(items(event, hidden, "EVERYTHING")), 422, "invalid-input");
        assertThat(book(items(event, hidden, "PRESALE"))).hasStatus(201);
        assertThat(json(availability(event, null))).isEqualTo(seen);
        assertThat(json(mvc.get().uri("/events/api/available").exchange()).valueStream())
                .filteredOn(one -> one.get("id").asLong() == event)
                .allMatch(one -> one.toString().contains("10"));
    }

    private static String body(MvcTestResult answer) {
        return json(answer).get("detail").asString() + json(answer).get("errors");
    }

    @Test
    void where_all_types_need_a_code_nothing_is_on_sale_without_one() {
        var terms = terms(newEvent(), 10);
        type(terms, 0).put("needs_code", true);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");

        assertThat(json(availability(event, null)).get("on_sale").asBoolean()).isFalse();
        assertProblem(bookWith(event, 1, ""), 422, "invalid-input");
        assertProblem(quote(event, 1, ""), 422, "invalid-input");
    }

    @Test
    void an_organiser_manages_its_own_offers_and_an_admin_all() {
        var offer = offer(Map.of("name", "Mine", "code", "OWNED", "percent", "10"));
        var path = "/" + offer.get("id").asLong();

        for (var method : List.of("GET", "PATCH", "DELETE"))
            assertThat(api(method, path, "{\"name\":\"Theirs\"}", OTHER)).hasStatus(404);
        assertThat(api("GET", path + "/uses", null, OTHER)).hasStatus(404);
        assertThat(api("POST", path + "/codes", "{\"count\":1}", OTHER)).hasStatus(404);
        assertThat(
                        api(
                                "POST",
                                "",
                                "{\"name\":\"A\",\"percent\":\"1\"}",
                                account(9, "buyer@example.org", "CUSTOMER")))
                .hasStatus(403);
        assertThat(json(api("GET", "?q=owned", null, OLGA)).get("items")).hasSize(1);
        assertThat(json(api("GET", "?q=owned", null, OTHER)).get("items")).isEmpty();
        assertThat(json(api("GET", "?q=mine", null, admin())).get("items")).isNotEmpty();
        assertThat(api("PATCH", path, "{\"name\":\"Changed\"}", admin())).hasStatus(200);
        assertThat(get(offer).get("name").asString()).isEqualTo("Changed");
    }

    @Test
    void two_organisers_may_have_the_same_code_and_each_event_knows_its_own() {
        var event = priced(1000);
        offer(Map.of("code", "SAME", "percent", "10"));
        assertThat(
                        api(
                                "POST",
                                "",
                                "{\"name\":\"Other\",\"code\":\"same\",\"percent\":\"90\"}",
                                OTHER))
                .hasStatus(201);
        assertProblem(
                api(
                        "POST",
                        "",
                        "{\"name\":\"Again\",\"code\":\"S-A-M-E\",\"percent\":\"5\"}",
                        OLGA),
                409,
                "code-taken");

        assertThat(json(quote(event, 1, "SAME")).get("discount").asString()).isEqualTo("1.00");
    }

    @Test
    void a_limit_below_what_is_used_is_refused() {
        var event = priced(1000);
        var offer = offer(Map.of("code", "LIMITED", "percent", "10", "use_limit", 5));
        for (int n = 0; n < 2; n++) assertThat(bookWith(event, 1, "LIMITED")).hasStatus(201);

        var refused = change(offer, Map.of("use_limit", 1));
        assertProblem(refused, 409, "limit-below-uses");
        assertThat(json(refused).get("uses").asInt()).isEqualTo(2);
        assertThat(change(offer, Map.of("use_limit", 2))).hasStatus(200);
        assertThat(bookWith(event, 1, "LIMITED")).hasStatus(409);
        assertProblem(change(offer, Map.of("code", "OTHERNAME")), 409, "code-used");
        assertProblem(api("DELETE", "/" + offer.get("id").asLong(), null, OLGA), 409, "offer-used");
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_notices_others() {
        var offer =
                offer(
                        Map.of(
                                "name",
                                "Kept",
                                "code",
                                "KEPT",
                                "percent",
                                "12.5",
                                "per_buyer",
                                2,
                                "min_quantity",
                                2));
        assertThat(change(offer, Map.of("name", "Renamed"))).hasStatus(200);
        var now = get(offer);
        assertThat(now.get("percent").asString()).isEqualTo("12.50");
        assertThat(now.get("per_buyer").asInt()).isEqualTo(2);
        assertThat(now.get("code").asString()).isEqualTo("KEPT");

        var stale =
                mvc.patch()
                        .uri("/api/offers/{id}", offer.get("id").asLong())
                        .with(OLGA)
                        .header("If-Match", "\"0\"")
                        .contentType(APPLICATION_JSON)
                        .content("{\"name\":\"Lost\"}")
                        .exchange();
        assertThat(stale).hasStatus(412);
        assertThat(change(offer, Map.of("code", "NEWCODE"))).hasStatus(200);
        assertThat(get(offer).get("code").asString()).isEqualTo("NEWCODE");
        assertThat(api("DELETE", "/" + offer.get("id").asLong(), null, OLGA)).hasStatus(204);
        assertThat(api("GET", "/" + offer.get("id").asLong(), null, OLGA)).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"percent\":\"10\"}",
                "{\"name\":\"A\"}",
                "{\"name\":\"A\",\"percent\":\"101\"}",
                "{\"name\":\"A\",\"percent\":\"-1\"}",
                "{\"name\":\"A\",\"percent\":\"1.234\"}",
                "{\"name\":\"A\",\"percent\":\"10\",\"amount\":\"1\"}",
                "{\"name\":\"A\",\"amount\":\"1\"}",
                "{\"name\":\"A\",\"amount\":\"1.999\",\"currency\":\"EUR\"}",
                "{\"name\":\"A\",\"amount\":\"150.000\",\"currency\":\"VND\"}",
                "{\"name\":\"A\",\"amount\":\"0\",\"currency\":\"EUR\"}",
                "{\"name\":\"A\",\"amount\":\"1\",\"currency\":\"XXQ\"}",
                "{\"name\":\"A\",\"percent\":\"10\",\"automatic\":true,\"code\":\"A\"}",
                "{\"name\":\"A\",\"percent\":\"10\",\"automatic\":true,\"use_limit\":1}",
                "{\"name\":\"A\",\"percent\":\"0\",\"automatic\":true}",
                "{\"name\":\"A\",\"percent\":\"10\",\"use_limit\":0}",
                "{\"name\":\"A\",\"percent\":\"10\",\"per_buyer\":0}",
                "{\"name\":\"A\",\"percent\":\"10\",\"min_quantity\":0}",
                "{\"name\":\"A\",\"percent\":\"10\",\"code\":\"---\"}",
                "{\"name\":\"A\",\"percent\":\"10\",\"code\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"name\":\"A\",\"percent\":\"10\",\"event_id\":987654321}",
                "{\"name\":\"A\",\"percent\":\"10\",\"ticket_type_ids\":[1]}",
                "{\"name\":\"A\",\"percent\":\"10\",\"starts_at\":\"2027-01-02T00:00:00Z\",\"ends_at\":\"2027-01-01T00:00:00Z\"}"
            })
    void an_offer_that_makes_no_sense_is_refused(String body) {
        assertProblem(api("POST", "", body, OLGA), 422, "invalid-input");
    }

    @ParameterizedTest
    @CsvSource({"1, VIP", "1000, ''"})
    void codes_are_generated_each_for_one_use(int count, String prefix) {
        var event = priced(1000);
        var offer = offer(Map.of("name", "Many", "percent", "10"));
        var path = "/" + offer.get("id").asLong() + "/codes";
        var body = "{\"count\":%d,\"prefix\":\"%s\"}".formatted(count, prefix);

        var made = api("POST", path, body, OLGA);

        assertThat(made).hasStatus(201);
        var codes = json(made).get("codes").valueStream().map(JsonNode::asString).toList();
        assertThat(codes)
                .hasSize(count)
                .doesNotHaveDuplicates()
                .allMatch(c -> c.startsWith(prefix));
        assertThat(bookWith(event, 1, codes.getFirst())).hasStatus(201);
        assertProblem(bookWith(event, 1, codes.getFirst()), 409, "offer-refused");
        assertThat(json(api("GET", path, null, OLGA))).hasSize(count);
        for (var wrong :
                List.of(
                        "{\"count\":0}",
                        "{\"count\":1001}",
                        "{\"count\":1,\"prefix\":\"A B\"}",
                        "{}")) assertProblem(api("POST", path, wrong, OLGA), 422, "invalid-input");
    }

    private MockMvcRequestBuilder sent(MockMvcRequestBuilder request) {
        return from == null ? request : request.header("X-Forwarded-For", from);
    }

    private long priced(long minor) {
        var terms = terms(newEvent(), 10);
        type(terms, 0).put("price_minor", minor);
        terms.put("quota", 10);
        assertThat(putTerms(terms)).hasStatus(204);
        return (long) terms.get("event_id");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> type(Map<String, Object> terms, int n) {
        return ((List<Map<String, Object>>) terms.get("ticket_types")).get(n);
    }

    private JsonNode offer(Map<String, Object> members) {
        var body = new HashMap<>(members);
        body.putIfAbsent("name", "An offer");
        var made = api("POST", "", JsonMapper.shared().writeValueAsString(body), OLGA);
        assertThat(made).hasStatus(201);
        return json(made);
    }

    private JsonNode get(JsonNode offer) {
        return json(api("GET", "/" + offer.get("id").asLong(), null, OLGA));
    }

    private MvcTestResult change(JsonNode offer, Map<String, Object> members) {
        return api(
                "PATCH",
                "/" + offer.get("id").asLong(),
                JsonMapper.shared().writeValueAsString(members),
                OLGA);
    }

    private MvcTestResult api(
            String method, String path, String body, RequestPostProcessor caller) {
        var request =
                switch (method) {
                    case "GET" -> mvc.get();
                    case "POST" -> mvc.post();
                    case "PATCH" -> mvc.patch();
                    default -> mvc.delete();
                };
        request.uri("/api/offers" + path).with(caller);
        if (body != null) request.contentType(APPLICATION_JSON).content(body);
        return request.exchange();
    }

    private MvcTestResult quote(long event, int quantity, String code) {
        return sent(mvc.post())
                .uri("/api/quotes")
                .contentType(APPLICATION_JSON)
                .content(
                        "{\"event_id\":%d,\"quantity\":%d,\"offer_code\":\"%s\"}"
                                .formatted(event, quantity, code))
                .exchange();
    }

    private MvcTestResult bookWith(long event, int quantity, String code) {
        return bookWith(event, quantity, code, newBuyer());
    }

    private MvcTestResult bookWith(long event, int quantity, String code, String email) {
        return from == null
                ? book(bodyWith(event, quantity, code, email))
                : book(bodyWith(event, quantity, code, email), "X-Forwarded-For", from);
    }

    private static String bodyWith(long event, int quantity, String code, String email) {
        return body(event, quantity, email)
                .replaceFirst("\\{", "{\"offer_code\":\"%s\",".formatted(code));
    }

    private static String expecting(long event, String code, String total) {
        return bodyWith(event, 1, code, newBuyer())
                .replaceFirst("\\{", "{\"expected_total\":\"%s\",".formatted(total));
    }

    private static String items(long event, long type, String code) {
        return """
        {"event_id":%d,"items":[{"ticket_type_id":%d,"quantity":1}],"offer_code":"%s",\
        "buyer_name":"Ana Silva","buyer_email":"%s"}\
        """
                .formatted(event, type, code, newBuyer());
    }

    private MvcTestResult availability(long event, String code) {
        var request = sent(mvc.get()).uri("/api/events/{id}/availability", event);
        if (code != null) request.param("offer_code", code);
        return request.exchange();
    }

    private int left(long event) {
        return json(availability(event, null)).get("left").asInt();
    }

    private static List<String> amounts(JsonNode node) {
        return List.of("subtotal", "discount", "total").stream()
                .map(name -> node.get(name).asString())
                .toList();
    }

    private static String offerOf(MvcTestResult answer) {
        var node = json(answer);
        return node.has("offer")
                ? node.at("/offer/name").asString() + " " + node.get("discount").asString()
                : "";
    }
}
