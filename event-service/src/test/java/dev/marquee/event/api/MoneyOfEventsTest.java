package dev.marquee.event.api;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices.Asked;
import dev.marquee.event.publishing.FollowStock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What an organiser says about money, from the API to ticket-service. */
@EventServiceTest
class MoneyOfEventsTest {

    private static final String PRICED =
            """
            {"name":"Priced","starts_at":"2030-07-01T20:00","currency":"EUR","quota":6,"hold_minutes":15,"payment_retries":false,
             "refund_policy":{"mode":"automatic","until_hours":48,"fee":"2.50","fee_percent":"10.00","keeps_discount":true},
             "payment_methods":{"bank_transfer":true,"transfer_days":10,"bank_details":"IBAN DE02 1203 0000 0000 2020 51"},
             "ticket_types":[
               {"name":"Seat","price":"100.00","quantity":50,"tax_rate":"19.00","tax_included":false,"min_per_booking":2,"max_per_booking":4},
               {"name":"As you like","price":"10.00","min_price":"2.00","quantity":20}]}
            """;

    @Autowired MockMvcTester mvc;
    @Autowired FollowStock stock;

    @AfterEach
    void ticket_service_goes_down() {
        TICKETS.down();
    }

    @Test
    void everybody_reads_what_a_booking_costs_and_what_is_paid_back() {
        var id = id(created(PRICED));
        status(id, "published");
        var event = mvc.get().uri("/api/events/" + id).exchange();
        assertThat(event).hasStatusOk();
        assertThat(JsonPath.<Integer>read(body(event), "$.hold_minutes")).isEqualTo(15);
        assertThat(JsonPath.<Boolean>read(body(event), "$.payment_retries")).isFalse();
        assertThat(JsonPath.<Map<String, Object>>read(body(event), "$.refund_policy"))
                .isEqualTo(
                        Map.of(
                                "mode",
                                "automatic",
                                "until_hours",
                                48,
                                "fee",
                                "2.50",
                                "fee_percent",
                                "10.00",
                                "keeps_discount",
                                true));
        assertThat(JsonPath.<Map<String, Object>>read(body(event), "$.ticket_types[0]"))
                .containsEntry("price", "100.00")
                .containsEntry("tax_rate", "19.00")
                .containsEntry("tax_included", false)
                .containsEntry("min_per_booking", 2)
                .containsEntry("max_per_booking", 4)
                .containsEntry("min_price", null);
        assertThat(JsonPath.<Map<String, Object>>read(body(event), "$.ticket_types[1]"))
                .containsEntry("min_price", "2.00")
                .containsEntry("tax_rate", "0.00")
                .containsEntry("tax_included", true);
    }

    /** T-O5, as far as events are concerned. */
    @Test
    void a_type_that_needs_a_code_is_nobodys_business() {
        var id =
                id(
                        created(
                                """
                                {"name":"Hidden","starts_at":"2030-07-01T20:00","currency":"EUR","ticket_types":[
                                  {"name":"Seat","price":"100.00","quantity":50},
                                  {"name":"Friends","price":"10.00","quantity":20,"needs_code":true}]}
                                """));
        status(id, "published");
        assertThat(read(id, "$.ticket_types[1].needs_code")).isEqualTo(true);
        assertThat(read(id, "$.total_tickets")).isEqualTo(70);
        stock.stockIs(id, 60, 15, 0);

        for (var address : List.of("/api/events/" + id, "/api/events?q=hidden")) {
            var seen = body(mvc.get().uri(address).exchange());
            assertThat(seen).doesNotContain("Friends", "10.00");
            var event = address.contains("?") ? "$.items[0]" : "$";
            assertThat(JsonPath.<Integer>read(seen, event + ".total_tickets")).isEqualTo(50);
            assertThat(JsonPath.<Integer>read(seen, event + ".booked_count")).isEqualTo(45);
            assertThat(JsonPath.<String>read(seen, event + ".price")).isEqualTo("100.00");
        }
        assertThat(read(id, "$.booked_count")).as("for the organiser").isEqualTo(60);
        assertThat(available("hidden")).contains("Hidden");

        stock.stockIs(id, 65, 15, 0);
        assertThat(available("hidden"))
                .as("all that everybody may buy is sold")
                .doesNotContain("Hidden");
        var full = body(mvc.get().uri("/api/events/" + id).exchange());
        assertThat(JsonPath.<String>read(full, "$.status")).isEqualTo("sold_out");
        assertThat(read(id, "$.status")).isEqualTo("published");
        assertThat(send(HttpMethod.PATCH, "/api/events/" + id, "{\"name\":\"Other\"}"))
                .hasStatusOk();
        assertThat(read(id, "$.ticket_types[1].needs_code")).isEqualTo(true);
    }

    private String available(String words) {
        return body(mvc.get().uri("/api/events?available=true&q=" + words).exchange());
    }

    @Test
    void who_says_nothing_has_the_usual_terms() {
        var event = body(created("{\"name\":\"Plain\",\"date\":\"2030-07-01\",\"capacity\":5}"));
        assertThat(JsonPath.<Integer>read(event, "$.hold_minutes")).isEqualTo(10);
        assertThat(JsonPath.<Boolean>read(event, "$.payment_retries")).isTrue();
        assertThat(JsonPath.<String>read(event, "$.refund_policy.mode")).isEqualTo("request");
        assertThat(JsonPath.<String>read(event, "$.refund_policy.fee")).isEqualTo("0.00");
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        var id = id(created(PRICED));
        for (var method : List.of(HttpMethod.PUT, HttpMethod.PATCH)) {
            assertThat(send(method, "/api/events/" + id, "{\"name\":\"Other\"}")).hasStatusOk();
            assertThat(read(id, "$.refund_policy.fee")).isEqualTo("2.50");
            assertThat(read(id, "$.ticket_types[0].tax_rate")).isEqualTo("19.00");
            assertThat(
                            send(
                                    method,
                                    "/api/events/" + id,
                                    "{\"refund_policy\":{\"until_hours\":24}}"))
                    .hasStatusOk();
            assertThat(read(id, "$.refund_policy.mode")).isEqualTo("automatic");
            assertThat(read(id, "$.refund_policy.until_hours")).isEqualTo(24);
            assertThat(read(id, "$.refund_policy.fee_percent")).isEqualTo("10.00");
        }
        // An older program sends what it knows of a type; the rest of it stays
        assertThat(
                        send(
                                HttpMethod.PUT,
                                "/api/events/" + id,
                                "{\"ticket_types\":[{\"name\":\"Seat\",\"price\":\"110.00\"},{\"name\":\"As you like\"}]}"))
                .hasStatusOk();
        assertThat(read(id, "$.ticket_types[0].price")).isEqualTo("110.00");
        assertThat(read(id, "$.ticket_types[0].tax_included")).isEqualTo(false);
        assertThat(read(id, "$.ticket_types[1].price")).isEqualTo("10.00");
        assertThat(read(id, "$.ticket_types[1].min_price")).isEqualTo("2.00");
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + id,
                                "{\"refund_policy\":null,\"hold_minutes\":null}"))
                .hasStatusOk();
        assertThat(read(id, "$.refund_policy.mode")).isEqualTo("request");
        assertThat(read(id, "$.hold_minutes")).isEqualTo(10);
    }

    @Test
    void what_was_read_can_be_sent_back() {
        var id = id(created(PRICED));
        var event = body(mvc.get().uri("/api/events/" + id).with(organizer()).exchange());
        for (var left : List.of("total_tickets", "price")) // of several types
        event = JsonPath.parse(event).delete("$." + left).jsonString();
        assertThat(send(HttpMethod.PUT, "/api/events/" + id, event)).hasStatusOk();
        assertThat(read(id, "$.ticket_types[0].tax_rate")).isEqualTo("19.00");
        assertThat(read(id, "$.refund_policy.fee")).isEqualTo("2.50");
    }

    @Test
    void a_copy_keeps_all_of_it() {
        var id = id(created(PRICED));
        var copy =
                send(
                        HttpMethod.POST,
                        "/api/events/" + id + "/duplicate",
                        "{\"starts_at\":\"2031-07-01T20:00\"}");
        assertThat(copy).hasStatus(201);
        var original = body(mvc.get().uri("/api/events/" + id).with(organizer()).exchange());
        for (var path :
                List.of(
                        "$.hold_minutes",
                        "$.payment_retries",
                        "$.refund_policy",
                        "$.payment_methods",
                        "$.ticket_types[*].min_price",
                        "$.ticket_types[*].tax_rate",
                        "$.ticket_types[*].tax_included",
                        "$.ticket_types[*].max_per_booking"))
            assertThat(JsonPath.<Object>read(body(copy), path))
                    .isEqualTo(JsonPath.<Object>read(original, path));
    }

    @Test
    void a_way_to_pay_is_left_and_a_transfer_has_an_account() {
        for (var wrong :
                Map.of(
                                "{\"card\":false}",
                                "payment_methods.card",
                                "{\"bank_transfer\":true,\"bank_details\":\" \"}",
                                "payment_methods.bank_details",
                                "{\"bank_transfer\":true,\"bank_details\":\"IBAN\",\"transfer_days\":61}",
                                "payment_methods.transfer_days")
                        .entrySet()) {
            var answer =
                    send(
                            HttpMethod.POST,
                            "/api/events",
                            "{\"name\":\"Plain\",\"date\":\"2030-07-01\",\"capacity\":5,\"payment_methods\":%s}"
                                    .formatted(wrong.getKey()));
            assertThat(answer).hasStatus(422);
            assertThat(JsonPath.<List<String>>read(body(answer), "$.errors[*].field"))
                    .containsExactly(wrong.getValue());
        }
        var plain = body(created("{\"name\":\"Plain\",\"date\":\"2030-07-01\",\"capacity\":5}"));
        assertThat(JsonPath.<Boolean>read(plain, "$.payment_methods.card")).isTrue();
        assertThat(JsonPath.<Boolean>read(plain, "$.payment_methods.bank_transfer")).isFalse();
    }

    @Test
    void what_nobody_could_pay_is_refused_where_the_price_is_written_and_where_it_is_published() {
        var unsaid = id(created(priced("0.20", "EUR", true)));
        TICKETS.up();
        try {
            TICKETS.answer(
                    "GET /internal/payment-limits?currency=EUR",
                    200,
                    "{\"currency\":\"EUR\",\"taken\":true,\"minimum_minor\":50}");
            TICKETS.answer(
                    "GET /internal/payment-limits?currency=BHD",
                    200,
                    "{\"currency\":\"BHD\",\"taken\":false,\"minimum_minor\":0}");
            var little = send(HttpMethod.POST, "/api/events", priced("0.20", "EUR", true));
            assertThat(little).hasStatus(422);
            assertThat(JsonPath.<List<String>>read(body(little), "$.errors[*].field"))
                    .containsExactly("ticket_types[1].price");
            assertThat(body(little)).contains("at least 0.50 EUR");
            var unknown = send(HttpMethod.POST, "/api/events", priced("2.000", "BHD", true));
            assertThat(unknown).hasStatus(422);
            assertThat(JsonPath.<List<String>>read(body(unknown), "$.errors[*].field"))
                    .containsExactly("currency");
            assertThat(send(HttpMethod.POST, "/api/events", priced("0.50", "EUR", true)))
                    .hasStatus(201);
            assertThat(send(HttpMethod.POST, "/api/events", priced("0", "BHD", true)))
                    .as("free")
                    .hasStatus(201);
            assertThat(send(HttpMethod.POST, "/api/events", priced("0.20", "EUR", false)))
                    .as("by transfer only")
                    .hasStatus(201);
            var published =
                    send(
                            HttpMethod.PATCH,
                            "/api/events/" + unsaid + "/status",
                            "{\"status\":\"published\"}");
            assertThat(published).hasStatus(422);
            assertThat(body(published)).contains("at least 0.50 EUR");
        } finally {
            TICKETS.forget("GET /internal/payment-limits?currency=EUR");
            TICKETS.forget("GET /internal/payment-limits?currency=BHD");
        }
    }

    private static String priced(String price, String currency, boolean card) {
        return """
        {"name":"Cheap","starts_at":"2030-07-01T20:00","currency":"%s",
         "payment_methods":{"card":%s,"bank_transfer":true,"bank_details":"IBAN"},
         "ticket_types":[{"name":"Free","price":"0","quantity":5},{"name":"Seat","price":"%s","quantity":5}]}
        """
                .formatted(currency, card, price);
    }

    @Test
    void ticket_service_is_told_at_first_and_after_each_change() {
        TICKETS.up();
        var id = id(created(PRICED));
        status(id, "published");
        await().until(() -> !told(id).isEmpty());
        var first = told(id).getFirst().body();
        assertThat(JsonPath.<Map<String, Object>>read(first, "$.payment"))
                .isEqualTo(
                        Map.of(
                                "hold_minutes",
                                15,
                                "retries",
                                false,
                                "refund_mode",
                                "automatic",
                                "refund_until_hours",
                                48,
                                "refund_fee_minor",
                                250,
                                "refund_fee_bp",
                                1000,
                                "refund_keeps_discount",
                                true,
                                "methods",
                                List.of("card", "bank-transfer"),
                                "transfer_days",
                                10,
                                "bank_details",
                                "IBAN DE02 1203 0000 0000 2020 51"));
        assertThat(JsonPath.<Integer>read(first, "$.ticket_types[0].price_minor"))
                .isEqualTo(10_000);
        assertThat(JsonPath.<Map<String, Object>>read(first, "$.ticket_types[0].pricing"))
                .containsEntry("tax_rate_bp", 1900)
                .containsEntry("tax_included", false)
                .containsEntry("min_per_booking", 2)
                .containsEntry("max_per_booking", 4);
        assertThat(JsonPath.<Integer>read(first, "$.ticket_types[1].pricing.min_minor"))
                .isEqualTo(200);

        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + id,
                                "{\"refund_policy\":{\"mode\":\"none\"}}"))
                .hasStatusOk();
        await().until(() -> told(id).size() == 2);
        var second = told(id).getLast().body();
        assertThat(JsonPath.<String>read(second, "$.payment.refund_mode")).isEqualTo("none");
        assertThat(JsonPath.<Integer>read(second, "$.version"))
                .isGreaterThan(JsonPath.<Integer>read(first, "$.version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hold_minutes\":4 | hold_minutes",
                "\"hold_minutes\":61 | hold_minutes",
                "\"hold_minutes\":\"soon\" | hold_minutes",
                "\"payment_retries\":\"maybe\" | payment_retries",
                "\"refund_policy\":{\"mode\":\"sometimes\"} | refund_policy.mode",
                "\"refund_policy\":{\"until_hours\":8761} | refund_policy.until_hours",
                "\"refund_policy\":{\"until_hours\":-1} | refund_policy.until_hours",
                "\"refund_policy\":{\"fee\":\"-1\"} | refund_policy.fee",
                "\"refund_policy\":{\"fee\":\"2.500\"} | refund_policy.fee",
                "\"refund_policy\":{\"fee\":\"10000001\"} | refund_policy.fee",
                "\"refund_policy\":{\"fee_percent\":\"100.01\"} | refund_policy.fee_percent",
                "\"refund_policy\":{\"fee_percent\":\"1.005\"} | refund_policy.fee_percent",
                "\"refund_policy\":\"none\" | refund_policy"
            })
    void terms_that_make_no_sense_are_refused_by_name(String member, String field) {
        var body = "{\"name\":\"N\",\"date\":\"2030-07-01\",\"capacity\":5,%s}".formatted(member);
        assertInvalid(send(HttpMethod.POST, "/api/events", body), field);
        var id = id(created("{\"name\":\"N\",\"date\":\"2030-07-01\",\"capacity\":5}"));
        assertInvalid(send(HttpMethod.PATCH, "/api/events/" + id, "{" + member + "}"), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"price\":\"5.00\",\"min_price\":\"5.01\" | min_price",
                "\"min_price\":\"1.00\" | min_price",
                "\"price\":\"5.00\",\"min_price\":\"-1\" | min_price",
                "\"tax_rate\":\"100.01\" | tax_rate",
                "\"tax_rate\":\"-1\" | tax_rate",
                "\"tax_rate\":\"19.005\" | tax_rate",
                "\"tax_rate\":\"19 %\" | tax_rate",
                "\"tax_included\":\"perhaps\" | tax_included",
                "\"min_per_booking\":0 | min_per_booking",
                "\"min_per_booking\":5 | min_per_booking",
                "\"max_per_booking\":101 | max_per_booking",
                "\"min_per_booking\":3,\"max_per_booking\":2 | max_per_booking",
                "\"price\":\"10000000.01\" | price"
            })
    void a_ticket_type_that_makes_no_sense_is_refused_by_name(String members, String field) {
        var body =
                "{\"name\":\"N\",\"date\":\"2030-07-01\",\"ticket_types\":[{\"name\":\"Seat\",\"quantity\":5,%s}]}"
                        .formatted(members);
        assertInvalid(send(HttpMethod.POST, "/api/events", body), "ticket_types[0]." + field);
    }

    @ParameterizedTest
    @CsvSource({
        "VND,\"150.000\"",
        "VND,150.000",
        "VND,\"0.00\"",
        "JPY,\"1200.0\"",
        "EUR,\"24.000\"",
        "BHD,\"1.2340\"",
        "IDR,\"150.000\""
    })
    void more_decimals_than_the_currency_has_are_refused_zeros_too(String currency, String price) {
        var body =
                "{\"name\":\"N\",\"date\":\"2030-07-01\",\"capacity\":5,\"currency\":\"%s\",\"price\":%s}"
                        .formatted(currency, price);
        assertInvalid(send(HttpMethod.POST, "/api/events", body), "price");
    }

    @Test
    void a_price_below_the_minimum_of_its_only_type_is_refused() {
        var id =
                id(
                        created(
                                "{\"name\":\"N\",\"date\":\"2030-07-01\",\"ticket_types\":[{\"name\":\"Seat\",\"quantity\":5,\"price\":\"9.00\",\"min_price\":\"2.00\"}]}"));
        assertInvalid(send(HttpMethod.PATCH, "/api/events/" + id, "{\"price\":\"1.00\"}"), "price");
        assertThat(send(HttpMethod.PATCH, "/api/events/" + id, "{\"price\":\"100.00\"}"))
                .hasStatusOk();
        assertThat(send(HttpMethod.PUT, "/api/events/" + id, "{\"total_tickets\":6}"))
                .hasStatusOk();
        assertThat(read(id, "$.ticket_types[0].price")).isEqualTo("100.00");
    }

    @Test
    void prices_do_not_stay_figures_when_the_currency_changes() {
        var id = id(created(PRICED));
        assertInvalid(
                send(HttpMethod.PATCH, "/api/events/" + id, "{\"currency\":\"USD\"}"),
                "ticket_types");
        assertInvalid( // the fee of 2.50
                send(
                        HttpMethod.PATCH,
                        "/api/events/" + id,
                        "{\"currency\":\"VND\",\"ticket_types\":[{\"name\":\"Seat\",\"quantity\":5,\"price\":\"250000\"}]}"),
                "refund_policy.fee");
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + id,
                                "{\"currency\":\"VND\",\"refund_policy\":{\"fee\":\"5000\"},\"ticket_types\":[{\"name\":\"Seat\",\"quantity\":5,\"price\":\"250000\"}]}"))
                .hasStatusOk();
        assertThat(read(id, "$.ticket_types[0].price")).isEqualTo("250000");
        var free = id(created("{\"name\":\"N\",\"date\":\"2030-07-01\",\"capacity\":5}"));
        assertThat(send(HttpMethod.PATCH, "/api/events/" + free, "{\"currency\":\"VND\"}"))
                .hasStatusOk();
        assertThat(
                        send(
                                HttpMethod.PUT,
                                "/api/events/" + free,
                                "{\"currency\":\"EUR\",\"ticket_types\":[{\"name\":\"General admission\",\"quantity\":6}]}"))
                .hasStatusOk();
        assertThat(read(free, "$.price")).isEqualTo("0.00");
    }

    private static void assertInvalid(MvcTestResult result, String field) {
        assertThat(result).hasStatus(422);
        assertThat(JsonPath.<List<String>>read(body(result), "$.errors[*].field"))
                .as(body(result))
                .contains(field);
    }

    private MvcTestResult created(String body) {
        var created = send(HttpMethod.POST, "/api/events", body);
        assertThat(created).hasStatus(201);
        return created;
    }

    private void status(long id, String status) {
        assertThat(
                        send(
                                HttpMethod.PATCH,
                                "/api/events/" + id + "/status",
                                "{\"status\":\"" + status + "\"}"))
                .hasStatusOk();
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .with(organizer())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private Object read(long id, String path) {
        return JsonPath.read(
                body(mvc.get().uri("/api/events/" + id).with(organizer()).exchange()), path);
    }

    private static long id(MvcTestResult created) {
        return ((Number) JsonPath.read(body(created), "$.id")).longValue();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Asked> told(long id) {
        return TICKETS.asked.stream()
                .filter(asked -> asked.uri().equals("/internal/events/" + id + "/sale-terms"))
                .toList();
    }
}
