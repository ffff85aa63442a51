package dev.marquee.event.catalogue;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.program;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.marquee.event.EventServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Whose events somebody reaches, what they may say of them, and what is recorded of it. */
@EventServiceTest
class EventAccessTest {

    private static final String EVENT =
            "{\"name\":\"Lantern Night\",\"starts_at\":\"2030-07-01T20:00\",\"total_tickets\":5}";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @Test
    void an_organisers_program_reaches_the_organisers_events_and_no_others() throws Exception {
        var place = "/api/events/" + read(create(organizer(), EVENT), "$.id");
        var own = program(2, "events:read", "events:write");
        var other = program(77, "events:read", "events:write");
        assertThat(mvc.get().uri(place).with(own)).hasStatus(200);
        assertThat(mvc.get().uri(place).with(other)).hasStatus(404);
        assertThat(move(place, "cancelled", other)).hasStatus(404);
        assertThat(move(place, "cancelled", program(2, "events:read"))).hasStatus(403);
        assertThat(mvc.get().uri(place).with(program(2, "events:write"))).hasStatus(403);
        assertThat(mvc.get().uri(place).with(program(2, "entry"))).hasStatus(403);
        assertThat(move(place, "cancelled", own)).hasStatus(200);
        assertThat(read(create(own, EVENT), "$.organizer_id")).isEqualTo("2");
    }

    @Test
    void what_is_not_the_organisers_to_say_is_not_heard() throws Exception {
        var greedy =
                EVENT.replace(
                        "{",
                        "{\"id\":1,\"code\":\"EV1\",\"organizer_id\":77,\"owner_id\":77,\"is_completed\":true,\"booked_count\":5,\"created_at\":\"2001-01-01T00:00:00Z\",");
        var created = create(organizer(), greedy);
        assertThat(read(created, "$.organizer_id")).isEqualTo("2");
        assertThat(read(created, "$.status")).isEqualTo("draft");
        assertThat(read(created, "$.booked_count")).isEqualTo("0");
        assertThat(read(created, "$.code")).isNotEqualTo("EV1");
        assertThat(read(created, "$.created_at")).doesNotStartWith("2001");
    }

    @Test
    void a_draft_that_is_cancelled_stays_with_its_organiser() throws Exception {
        var place = "/api/events/" + read(create(organizer(), EVENT), "$.id");
        assertThat(move(place, "cancelled", organizer())).hasStatus(200);
        assertThat(mvc.get().uri(place)).hasStatus(404);
        assertThat(mvc.get().uri(place).with(customer())).hasStatus(404);
        assertThat(mvc.get().uri(place).with(organizer()))
                .hasStatus(200)
                .bodyText()
                .doesNotContain("ever_published");
        var code = read(mvc.get().uri(place).with(organizer()).exchange(), "$.code");
        assertThat(mvc.get().uri("/admin/events/" + code).with(organizer()))
                .hasStatus(200)
                .bodyText()
                .doesNotContain("/admin/tickets/attendees/");

        var sold = "/api/events/" + read(create(organizer(), EVENT), "$.id");
        assertThat(move(sold, "published", organizer())).hasStatus(200);
        assertThat(move(sold, "cancelled", organizer())).hasStatus(200);
        assertThat(mvc.get().uri(sold)).hasStatus(200);
    }

    @Test
    void a_change_of_status_is_recorded_with_who_made_it() throws Exception {
        var created = create(organizer(), EVENT);
        var place = "/api/events/" + read(created, "$.id");
        assertThat(move(place, "published", organizer())).hasStatus(200);
        assertThat(move(place, "cancelled", admin())).hasStatus(200);
        assertThat(move(place, "cancelled", admin())).hasStatus(200);
        assertThat(recorded(read(created, "$.code")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("event.published", "was draft"),
                        then ->
                                assertThat(then)
                                        .contains(
                                                "\"action\":\"event.cancelled\"",
                                                "\"actor_id\":\"1\"",
                                                "\"service\":\"event-service\""));
    }

    private List<String> recorded(String code) {
        return jdbc.sql(
                        "select payload from outbox where topic = 'audit' and payload like ? order by id")
                .param("%\"event:" + code + "\"%")
                .query(String.class)
                .list();
    }

    private MvcTestResult create(RequestPostProcessor caller, String body) {
        var answer = send(HttpMethod.POST, "/api/events", body, caller);
        assertThat(answer).hasStatus(201);
        return answer;
    }

    private MvcTestResult move(String place, String status, RequestPostProcessor caller) {
        return send(HttpMethod.PATCH, place + "/status", "{\"status\":\"" + status + "\"}", caller);
    }

    private MvcTestResult send(
            HttpMethod method, String uri, String body, RequestPostProcessor caller) {
        return mvc.method(method)
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(caller)
                .exchange();
    }

    private static String read(MvcTestResult answer, String path) throws Exception {
        return JsonPath.read(answer.getResponse().getContentAsString(), path).toString();
    }
}
