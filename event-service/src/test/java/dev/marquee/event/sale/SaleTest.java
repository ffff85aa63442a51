package dev.marquee.event.sale;

import static dev.marquee.event.OtherServices.TICKETS;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import dev.marquee.event.OtherServices;
import dev.marquee.event.OtherServices.Asked;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** With a ticket-service that comes and goes. */
@EventServiceTest
@ExtendWith(OutputCaptureExtension.class)
class SaleTest {

    @Autowired MockMvcTester mvc;
    @Autowired StockWatch watch;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void ticket_service_goes_down() {
        TICKETS.down();
    }

    @Test
    void a_ticket_service_that_was_down_gets_the_terms_when_it_is_back() throws Exception {
        var id = published(50);
        await().until(() -> attempts(id) > 0);

        TICKETS.up();
        await().until(() -> delivered(id) == 1);
        var put = told(id).getFirst();
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.authorization()).isEqualTo("Bearer service-token");
        assertThat(JsonPath.<String>read(put.body(), "$.status")).isEqualTo("published");
        assertThat(JsonPath.<String>read(put.body(), "$.starts_at"))
                .isEqualTo("2030-07-01T19:00:00Z");
        assertThat(JsonPath.<String>read(put.body(), "$.time_zone")).isEqualTo("Europe/Lisbon");
        assertThat(JsonPath.<Integer>read(put.body(), "$.quota")).isEqualTo(4);
        assertThat(JsonPath.<Integer>read(put.body(), "$.organizer_id")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(put.body(), "$.ticket_types[0].quantity")).isEqualTo(50);
        assertThat(JsonPath.<Integer>read(put.body(), "$.ticket_types[0].price_minor")).isZero();
        assertThat(JsonPath.<Integer>read(put.body(), "$.ticket_types[0].position")).isZero();
        assertThat(JsonPath.<Integer>read(put.body(), "$.ticket_types[0].id")).isPositive();
    }

    @Test
    void every_change_after_publishing_is_told_with_a_higher_version() throws Exception {
        TICKETS.up();
        var id = published(50);
        send(HttpMethod.PUT, "/api/events/" + id + "/tickets", "{\"total_tickets\":60}");
        send(HttpMethod.PATCH, "/api/events/" + id + "/status", "{\"status\":\"cancelled\"}");
        await().until(() -> delivered(id) == 3);
        var newest =
                told(id).stream()
                        .max(
                                java.util.Comparator.comparing(
                                        put -> JsonPath.<Integer>read(put.body(), "$.version")))
                        .orElseThrow();
        assertThat(JsonPath.<String>read(newest.body(), "$.status")).isEqualTo("cancelled");
        assertThat(told(id).stream().map(put -> JsonPath.<Integer>read(put.body(), "$.version")))
                .doesNotHaveDuplicates();
    }

    @Test
    void terms_with_less_than_was_sold_meanwhile_follow_what_was_sold() throws Exception {
        TICKETS.up();
        var id = published(50);
        await().until(() -> delivered(id) == 1);
        var type = JsonPath.<Integer>read(told(id).getFirst().body(), "$.ticket_types[0].id");
        TICKETS.answer(
                "PUT /internal/events/" + id + "/sale-terms",
                409,
                "{\"type\":\"urn:marquee:problem:capacity-below-sold\"}");
        // 3 when the change is checked, 33 when it arrives
        TICKETS.answer(
                "GET /internal/stock/" + id,
                200,
                "{\"event_id\":%d,\"sold\":3,\"ticket_types\":[{\"id\":%d,\"quantity\":50,\"left\":17}]}"
                        .formatted(id, type));
        send(HttpMethod.PUT, "/api/events/" + id + "/tickets", "{\"total_tickets\":30}");
        await().until(() -> event(id, "$.total_tickets").equals(33));
        TICKETS.answer("PUT /internal/events/" + id + "/sale-terms", 204, "");
        await().until(() -> delivered(id) == 3);
        assertThat(JsonPath.<Integer>read(told(id).getLast().body(), "$.ticket_types[0].quantity"))
                .isEqualTo(33);
    }

    @Test
    void fewer_tickets_than_are_taken_at_this_very_moment_are_refused() throws Exception {
        TICKETS.up();
        var id = published(50);
        TICKETS.answer(
                "GET /internal/stock/" + id,
                200,
                "{\"event_id\":%d,\"sold\":33,\"ticket_types\":[]}".formatted(id));
        assertThat(
                        mvc.put()
                                .uri("/api/events/" + id + "/tickets")
                                .with(organizer())
                                .contentType(APPLICATION_JSON)
                                .content("{\"total_tickets\":32}"))
                .hasStatus(409)
                .bodyText()
                .contains("capacity-below-sold", "33 tickets are already taken");
    }

    @Test
    void the_stock_moves_an_event_to_sold_out_and_back() throws Exception {
        TICKETS.up();
        var id = published(50);
        stock(id, 49, "2030-01-01T10:00:00Z");
        watch.look();
        assertThat(event(id, "$.booked_count")).isEqualTo(49);
        assertThat(event(id, "$.status")).isEqualTo("published");
        stock(id, 50, "2030-01-01T10:00:01Z");
        watch.look();
        assertThat(event(id, "$.status")).isEqualTo("sold_out");
        stock(id, 48, "2030-01-01T10:00:02Z");
        watch.look();
        assertThat(event(id, "$.booked_count")).isEqualTo(48);
        assertThat(event(id, "$.status")).isEqualTo("published");

        var asked =
                TICKETS.asked.stream().filter(a -> a.uri().startsWith("/internal/stock")).toList();
        assertThat(asked.getLast().uri())
                .startsWith("/internal/stock?since=2030-01-01T09%3A59%3A31");
        assertThat(asked.getLast().authorization()).isEqualTo("Bearer service-token");
    }

    @Test
    void an_event_that_is_not_ours_is_left_alone() {
        TICKETS.up();
        stock(987_654_321, 5, "2029-01-01T10:00:00Z");
        watch.look();
    }

    @Test
    void an_outage_is_logged_once_and_over_when_it_is_over(CapturedOutput output) {
        TICKETS.up();
        TICKETS.answer("GET /internal/stock", 200, "[]");
        watch.look();
        TICKETS.down();
        watch.look();
        watch.look();
        watch.look();
        assertThat(output.getOut()).containsOnlyOnce("ticket-service does not tell its stock");
        TICKETS.up();
        TICKETS.answer("GET /internal/stock", 200, "[]");
        watch.look();
        assertThat(output.getOut()).containsOnlyOnce("ticket-service tells its stock again");
    }

    private static void stock(long id, int sold, String changedAt) {
        TICKETS.answer(
                "GET /internal/stock",
                200,
                "[{\"event_id\":%d,\"capacity\":50,\"sold\":%d,\"changed_at\":\"%s\"}]"
                        .formatted(id, sold, changedAt));
    }

    private long published(int total) throws Exception {
        var created =
                send(
                        HttpMethod.POST,
                        "/api/events",
                        "{\"name\":\"Sale\",\"starts_at\":\"2030-07-01T20:00\",\"total_tickets\":%d}"
                                .formatted(total));
        var id = ((Number) JsonPath.read(created, "$.id")).longValue();
        send(HttpMethod.PATCH, "/api/events/" + id + "/status", "{\"status\":\"published\"}");
        return id;
    }

    private String send(HttpMethod method, String uri, String body) throws Exception {
        var result =
                mvc.method(method)
                        .uri(uri)
                        .with(organizer())
                        .contentType(APPLICATION_JSON)
                        .content(body)
                        .exchange();
        assertThat(result).hasStatus2xxSuccessful();
        return result.getResponse().getContentAsString();
    }

    private Object event(long id, String path) throws Exception {
        var result = mvc.get().uri("/api/events/" + id).exchange();
        return JsonPath.read(result.getResponse().getContentAsString(), path);
    }

    private static List<Asked> told(long id) {
        return OtherServices.TICKETS.asked.stream()
                .filter(asked -> asked.uri().equals("/internal/events/" + id + "/sale-terms"))
                .toList();
    }

    private int attempts(long id) {
        return jdbc.sql("select max(attempts) from outbox where fact_key = ?")
                .param(String.valueOf(id))
                .query(Integer.class)
                .single();
    }

    private int delivered(long id) {
        return jdbc.sql(
                        "select count(*) from outbox where fact_key = ? and delivered_at is not null")
                .param(String.valueOf(id))
                .query(Integer.class)
                .single();
    }
}
