package dev.marquee.ticket.checkout;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sale terms in, stock and availability out, and the first system's addresses. */
abstract class SaleApiContract extends ApiContract {

    @Test
    void only_a_service_says_what_is_for_sale() {
        assertThat(
                        mvc.put()
                                .uri("/internal/events/1/sale-terms")
                                .contentType(APPLICATION_JSON)
                                .content("{}"))
                .hasStatus(401);
        assertThat(
                        mvc.put()
                                .uri("/internal/events/1/sale-terms")
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content("{}"))
                .hasStatus(403);
        assertThat(mvc.get().uri("/internal/stock").with(admin())).hasStatus(403);
    }

    @Test
    void older_terms_change_nothing() {
        var event = newEvent();
        var newer = terms(event, 10);
        newer.put("version", 5);
        newer.put("name", "The newer name");
        assertThat(putTerms(newer)).hasStatus(204);

        assertThat(putTerms(terms(event, 99))).hasStatus(204);

        assertThat(availability(event).get("capacity").asInt()).isEqualTo(10);
        assertThat(booked(event, 1).get("event_name").asString()).isEqualTo("The newer name");
    }

    @Test
    void capacity_never_goes_below_what_is_sold() {
        var event = onSale(10, 5);
        booked(event, 4);
        booked(event, 2);

        assertProblem(putTerms(changed(event, 5, 5)), 409, "capacity-below-sold");
        assertProblem(putTerms(changed(event, 2, 2)), 409, "capacity-below-sold");
        assertThat(availability(event).get("capacity").asInt()).isEqualTo(15);
        assertThat(putTerms(changed(event, 6, 5))).hasStatus(204);
        assertThat(availability(event).get("left").asInt()).isEqualTo(5);
    }

    @Test
    void a_type_left_out_is_withdrawn_unless_it_is_sold() {
        var event = onSale(10, 5);
        var booking = booked(event, 1);

        assertThat(putTerms(changed(event, 10))).hasStatus(204);

        assertThat(availability(event).get("ticket_types")).hasSize(1);
        assertThat(availability(event).get("capacity").asInt()).isEqualTo(10);
        var renamed = changed(event, 10);
        types(renamed).getFirst().put("id", event * 10 + 7);
        renamed.put("version", 9);
        assertProblem(putTerms(renamed), 409, "capacity-below-sold");
        cancel(booking, admin());
        assertThat(putTerms(renamed)).hasStatus(204);
        assertThat(json(show(booking, admin())).get("tickets").get(0).get("ticket_type").asString())
                .isEqualTo("Type 0");
    }

    @Test
    void a_code_belongs_to_one_event_for_good() {
        var event = onSale(10);
        var renamed = changed(event, 10);
        renamed.put("code", "EV999" + event);
        assertProblem(putTerms(renamed), 409, "code-changed");

        var thief = terms(newEvent(), 10);
        thief.put("code", "EV" + event);
        assertProblem(putTerms(thief), 409, "code-taken");
    }

    @Test
    void a_lowered_quota_holds_from_now_on() {
        var event = onSale(10);
        var email = newBuyer();
        var first = book(event, 4, "Ana", email);
        var lowered = changed(event, 10);
        lowered.put("quota", 2);
        assertThat(putTerms(lowered)).hasStatus(204);

        assertProblem(book(body(event, 1, email)), 409, "quota-exceeded");
        assertThat(cancel(first, admin())).hasStatus(200);
        assertThat(book(body(event, 2, email))).hasStatus(201);
        assertProblem(book(body(event, 1, email)), 409, "quota-exceeded");
    }

    @ParameterizedTest
    @CsvSource({
        "event_id, 3",
        "code, ''",
        "code, EV-1",
        "version, -1",
        "name, ''",
        "starts_at, tomorrow",
        "starts_at, ",
        "time_zone, Atlantis/Centre",
        "quota, 0",
        "quota, 1.5",
        "status, draft",
        "currency, XYZ1",
        "ticket_types, "
    })
    void terms_that_make_no_sense_are_refused(String field, String value) {
        var terms = terms(newEvent(), 10);
        var url = "/internal/events/" + terms.get("event_id") + "/sale-terms";
        terms.put(field, value);

        assertThat(
                        mvc.put()
                                .uri(url)
                                .with(service())
                                .contentType(APPLICATION_JSON)
                                .content(JsonMapper.shared().writeValueAsString(terms))
                                .exchange()
                                .getResponse()
                                .getStatus())
                .isEqualTo(422);
    }

    @Test
    void terms_without_types_or_with_a_type_twice_are_refused() {
        assertThat(putTerms(terms(newEvent()))).hasStatus(422);
        assertThat(putTerms(terms(newEvent(), 0))).hasStatus(422);
        assertThat(putTerms(terms(newEvent(), Integer.MAX_VALUE, 1))).hasStatus(422);
        var twice = terms(newEvent(), 5, 5);
        types(twice).getLast().put("id", types(twice).getFirst().get("id"));
        assertThat(putTerms(twice)).hasStatus(422);
    }

    @Test
    void availability_is_for_everybody_by_id_or_code() {
        var event = onSale(10, 5);
        booked(event, 4);

        var availability = availability(event);

        assertThat(availability.toString())
                .isEqualTo(
                        """
                        {"event_id":%1$d,"capacity":15,"sold":4,"left":11,"quota":4,"on_sale":true,"reason":null,"ticket_types":[\
                        {"id":%1$d0,"name":"Type 0","price":"0.00","currency":"EUR","quantity":10,"left":6,\
                        "on_sale":true,"sale_starts_at":null,"sale_ends_at":null,"quota":null,"min_price":null,\
                        "tax_rate":"0.00","tax_included":true,"min_per_booking":null,"max_per_booking":null,"pool":null},\
                        {"id":%1$d1,"name":"Type 1","price":"0.00","currency":"EUR","quantity":5,"left":5,\
                        "on_sale":true,"sale_starts_at":null,"sale_ends_at":null,"quota":null,"min_price":null,\
                        "tax_rate":"0.00","tax_included":true,"min_per_booking":null,"max_per_booking":null,"pool":null}]}\
                        """
                                .formatted(event));
        assertThat(json(mvc.get().uri("/api/events/EV%d/availability".formatted(event)).exchange()))
                .isEqualTo(availability);
        for (var unknown : List.of("987654321", "EV0", "x", "99999999999999999999", "-1", "%00"))
            assertThat(
                            mvc.get()
                                    .uri(URI.create("/api/events/" + unknown + "/availability"))
                                    .exchange()
                                    .getResponse()
                                    .getStatus())
                    .as(unknown)
                    .isBetween(400, 404);
    }

    @Test
    void availability_says_why_nothing_is_sold() {
        var soldOut = onSale(2);
        booked(soldOut, 2);
        assertThat(availability(soldOut).get("reason").asString()).isEqualTo("sold_out");
        assertThat(availability(soldOut).get("on_sale").asBoolean()).isFalse();

        var cancelled = terms(newEvent(), 2);
        cancelled.put("status", "cancelled");
        assertThat(putTerms(cancelled)).hasStatus(204);
        assertThat(availability((long) cancelled.get("event_id")).get("reason").asString())
                .isEqualTo("cancelled");

        var over = terms(newEvent(), 2);
        over.put("starts_at", inDays(-3).toString());
        over.put("ends_at", inDays(-2).toString());
        assertThat(putTerms(over)).hasStatus(204);
        assertThat(availability((long) over.get("event_id")).get("reason").asString())
                .isEqualTo("ended");
        assertProblem(
                book(body((long) over.get("event_id"), 1, newBuyer())), 409, "event-not-on-sale");
    }

    @Test
    void stock_is_told_from_the_time_it_changed() {
        var event = onSale(10);
        booked(event, 3);
        var level =
                stock("")
                        .valueStream()
                        .filter(s -> s.get("event_id").asLong() == event)
                        .findFirst();

        assertThat(level)
                .hasValueSatisfying(s -> {
                    assertThat(s.get("capacity").asInt()).isEqualTo(10);
                    assertThat(s.get("sold").asInt()).isEqualTo(3);
                });
        var changedAt = level.orElseThrow().get("changed_at").asString();
        assertThat(stock("?since=" + changedAt).valueStream())
                .anyMatch(s -> s.get("event_id").asLong() == event);
        assertThat(stock("?since=" + inDays(1))).isEmpty();
        assertThat(mvc.get().uri("/internal/stock?since=yesterday").with(service())).hasStatus(400);
    }

    @Test
    void what_has_changed_is_told_since_the_last_time() {
        var event = onSale(10);
        var before = state("");
        booked(event, 3);

        var after = state("?since=" + before.get("as_of").asString());

        assertThat(after.get("levels").valueStream())
                .filteredOn(level -> level.get("event_id").asLong() == event)
                .singleElement()
                .satisfies(level -> {
                    assertThat(level.get("code").asString()).isEqualTo("EV" + event);
                    assertThat(level.get("sold").asInt()).isEqualTo(3);
                    assertThat(level.get("capacity").asInt()).isEqualTo(10);
                });
        assertThat(after.get("terms"))
                .as("a booking changes no terms")
                .isEqualTo(before.get("terms"));
        assertThat(state("?since=" + inDays(1)).get("levels")).isEmpty();
        var another = onSale(10);
        assertThat(state("").get("terms")).isNotEqualTo(before.get("terms"));
        assertThat(state("").get("levels").valueStream())
                .anyMatch(level -> level.get("event_id").asLong() == another);
        assertThat(mvc.get().uri("/internal/stock-state").with(admin())).hasStatus(403);
        assertThat(mvc.get().uri("/internal/stock-state?since=x").with(service())).hasStatus(400);
    }

    @Test
    void other_terms_are_another_state() {
        var event = onSale(10);
        var before = state("").get("terms");
        assertThat(putTerms(changed(event, 20))).hasStatus(204);
        assertThat(state("").get("terms")).isNotEqualTo(before);
    }

    @Test
    void the_first_system_books_with_its_own_fields() {
        var event = onSale(10);

        var answer = classicBook(body(event, 2, newBuyer()));

        assertThat(answer).hasStatus(200);
        var ids = json(answer).get("ticket_ids").valueStream().map(JsonNode::asLong).toList();
        assertThat(json(answer).toString())
                .isEqualTo(
                        """
                        {"success":true,"ticket_ids":[%2$d,%3$d],"ticket_codes":["EV%1$d-1","EV%1$d-2"],"quantity":2}\
                        """
                                .formatted(event, ids.getFirst(), ids.getLast()));
        for (var id : ids)
            assertThat(mvc.get().uri("/api/tickets/{id}", id).with(organizer()))
                    .as("an id is what /api/tickets takes")
                    .hasStatus(200);
    }

    @Test
    void the_first_system_is_refused_with_the_right_status() {
        var event = onSale(3);

        var refused = classicBook(body(event, 4, newBuyer()));

        assertThat(refused).hasStatus(409);
        assertThat(json(refused).toString())
                .isEqualTo(
                        """
                        {"success":false,"error":"Only 3 tickets are left. Nothing was booked; ask for fewer."}\
                        """);
        assertThat(classicBook(body(987654321, 1, newBuyer()))).hasStatus(404);
        assertThat(json(classicBook(body(event, 0, newBuyer()))).get("error").asString())
                .isEqualTo("quantity must be greater than 0");
    }

    @Test
    void the_first_system_lists_what_can_be_had() {
        var event = onSale(10);
        booked(event, 4);
        var soldOut = onSale(1);
        booked(soldOut, 1);

        var list = json(mvc.get().uri("/events/api/available").exchange());

        var listed = list.valueStream().filter(e -> e.get("id").asLong() == event).findFirst();
        assertThat(listed)
                .hasValueSatisfying(e -> {
                    assertThat(e.propertyNames())
                            .containsExactly("id", "name", "date", "total_tickets", "booked_count");
                    assertThat(e.get("total_tickets").asInt()).isEqualTo(10);
                    assertThat(e.get("booked_count").asInt()).isEqualTo(4);
                });
        assertThat(list.valueStream()).noneMatch(e -> e.get("id").asLong() == soldOut);
    }

    @Test
    void the_api_is_described_without_what_is_for_services_only() {
        var paths = json(mvc.get().uri("/v3/api-docs").exchange()).get("paths");
        assertThat(paths.propertyNames())
                .contains("/api/bookings", "/api/bookings/{id}", "/events/api/book_ticket")
                .noneMatch(path -> path.startsWith("/internal"));
    }

    private MvcTestResult classicBook(String body) {
        return mvc.post()
                .uri("/events/api/book_ticket")
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private Map<String, Object> changed(long event, int... quantities) {
        var terms = terms(event, quantities);
        terms.put("version", 2);
        return terms;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> types(Map<String, Object> terms) {
        return (List<Map<String, Object>>) terms.get("ticket_types");
    }

    private JsonNode availability(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange());
    }

    private JsonNode state(String query) {
        return json(mvc.get().uri("/internal/stock-state" + query).with(service()).exchange());
    }

    private JsonNode stock(String query) {
        return json(mvc.get().uri("/internal/stock" + query).with(service()).exchange());
    }
}
