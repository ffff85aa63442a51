package dev.marquee.report.postevent;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.report.postevent.Samples.completion;
import static dev.marquee.report.postevent.Samples.lanternNight;
import static dev.marquee.report.postevent.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import dev.marquee.report.RunningService;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@RunningService
class ReportApiTest {

    private static final String REPORT =
            """
            {"event_id":7,"summary":"A full house","feedback":"Warm"}\
            """;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Completions completions;
    @Autowired CompletionInbox inbox;

    @BeforeEach
    void onlyLanternNightIsCompleted() {
        Neighbours.reset();
        for (var table : List.of("report", "completion_type", "completion", "outbox"))
            jdbc.sql("delete from " + table).update();
        inbox.store(List.of(lanternNight()));
    }

    @Test
    void a_report_stays_without_the_name_of_whoever_left() {
        assertThat(post(REPORT, organizer())).hasStatus(HttpStatus.CREATED);
        assertThat(post(REPORT, admin())).hasStatus(HttpStatus.CREATED);
        for (var n = 0; n < 2; n++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/privacy/erase-account")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{\"id\":2,\"name\":\"organizer@ticket.local\"}")
                                    .with(service()))
                    .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(jdbc.sql("select author from report order by id").query(String.class).list())
                .containsExactly("(erased)", "admin@ticket.local");
    }

    @Test
    void S0_reports_a_report_is_filed_with_event_summary_and_feedback_and_listed() {
        var filed = post(REPORT, organizer());
        assertThat(filed)
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("ETag", "\"0\"")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"event_id":7,"event_code":"EV07","event_name":"Lantern Night","organizer_id":2,"summary":"A full house","feedback":"Warm",
                         "author":"organizer@ticket.local","version":0,
                         "figures":{"capacity":200,"sold":162,"bookings":94,"cancelled_tickets":6,"used":151,"revenue":"3900.00","currency":"EUR",
                         "money":{"paid":"4050.00","refunded":"150.00","fees_kept":"5.00"},
                           "ticket_types":[{"name":"General admission","price":"24.00","quantity":150,"sold":150,"paid":"3600.00"},{"name":"VIP","price":"25.00","quantity":50,"sold":12,"paid":"450.00"}]}}\
                        """);
        var place = filed.getResponse().getHeader("Location");
        assertThat(get(place, organizer())).hasStatusOk();
        assertThat(get(place, admin())).hasStatusOk();
        assertThat(get("/api/reports?event_id=7", organizer()))
                .bodyJson()
                .extractingPath("$.items[0].created_at")
                .isNotNull();
        assertThat(get("/api/reports?event_id=8", organizer()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(get("/api/reports?q=lantern&sort=-sold&size=1", organizer()))
                .bodyJson()
                .isLenientlyEqualTo("{\"total\":1,\"page\":0,\"size\":1}");
    }

    @Test
    void figures_of_a_completion_cannot_be_typed() {
        var typed = REPORT.replace("}", ",\"capacity\":10,\"sold\":9}");
        assertThat(post(typed, organizer()))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.figures.sold")
                .isEqualTo(162);
    }

    @Test
    void an_event_may_have_several_reports() {
        assertThat(post(REPORT, organizer())).hasStatus(HttpStatus.CREATED);
        assertThat(post(REPORT, admin()))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.organizer_id")
                .isEqualTo(2);
        assertThat(get("/api/reports", organizer()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(2);
    }

    @Test
    void somebody_elses_event_and_reports_are_not_there() {
        var stranger = account(9, "other@ticket.local", "ORGANIZER");
        assertThat(post(REPORT, stranger)).hasStatus(HttpStatus.NOT_FOUND);
        var place = post(REPORT, organizer()).getResponse().getHeader("Location");
        assertThat(get(place, stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(place + "/pdf", stranger)).hasStatus(HttpStatus.NOT_FOUND);
        for (var page : List.of("", ".pdf", "/edit", "/delete"))
            assertThat(get(place.replace("/api/", "/admin/") + page, stranger))
                    .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.PUT, place, REPORT, null, stranger))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.DELETE, place, "", null, stranger))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/reports", stranger)).bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(get("/api/reports/due", stranger))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(get(place, organizer()))
                .bodyJson()
                .extractingPath("$.summary")
                .isEqualTo("A full house");
    }

    @Test
    void an_event_that_is_not_completed_cannot_be_reported_on() {
        Neighbours.on("GET /api/events/8", 200, Samples.event(8, 2, "published"));
        assertThat(post(about(8), organizer()))
                .hasStatus(HttpStatus.CONFLICT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type":"urn:marquee:problem:event-not-completed","event_status":"published",
                         "detail":"Small Hours (EV08) is not completed. Complete the event first: then its figures are kept, and it can be reported on."}\
                        """);
        assertThat(Neighbours.calls("GET /api/events/8").getFirst().authorization())
                .isEqualTo("Bearer token");
        assertThat(post(about(9), organizer())).hasStatus(HttpStatus.NOT_FOUND);
        Neighbours.on("GET /api/events/8", 200, Samples.event(8, 3, "published"));
        assertThat(post(about(8), organizer())).hasStatus(HttpStatus.NOT_FOUND);
        Neighbours.down("GET /api/events/8");
        assertThat(post(about(8), organizer()))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:events-unavailable");
        assertThat(get("/api/reports", admin())).bodyJson().extractingPath("$.total").isEqualTo(0);
    }

    @Test
    void a_report_written_before_the_figures_arrive_gets_them() {
        Neighbours.on("GET /api/events/8", 200, Samples.event(8, 2, "completed"));
        var filed = post(about(8), organizer());
        assertThat(filed)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.figures")
                .isNull();
        assertThat(tell(told(8, "Small Hours", 71))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(filed.getResponse().getHeader("Location"), organizer()))
                .bodyJson()
                .extractingPath("$.figures.sold")
                .isEqualTo(71);
    }

    @Test
    void figures_are_told_by_services_once_and_all_or_none() {
        assertThat(tell(told(7, "Another name", 1) + "," + told(8, "Small Hours", 71)))
                .hasStatus(HttpStatus.NO_CONTENT);
        Samples.assertStored(completions.findById(7L), lanternNight());
        assertThat(completions.findById(8L).orElseThrow().revenue()).isEqualTo(390_000);
        assertThat(tell(told(9, "Nine", 71) + "," + told(10, "Ten", 201)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(tell(told(9, "Nine", 71).replace("EUR", "ZZZ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(tell(told(9, "Nine", 71).replace("3900.00", "3900.001")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(completions.findById(9L)).isEmpty();
        assertThat(
                        mvc.post()
                                .uri("/internal/completions")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"completions\":[]}")
                                .with(admin()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    /** Half past one in Tokyo is the day before in most of the world. */
    @Test
    void an_events_time_is_told_in_its_own_zone() {
        var night =
                told(8, "Tokyo night", 71)
                        .replace("2026-11-28T20:00:00Z", "2026-11-20T16:30:00Z")
                        .replace("Europe/Lisbon", "Asia/Tokyo");
        assertThat(tell(night)).hasStatus(HttpStatus.NO_CONTENT);
        post(about(8), organizer());
        assertThat(get("/api/reports?event_id=8", organizer()))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"items\":[{\"starts_at\":\"2026-11-21T01:30:00+09:00\",\"time_zone\":\"Asia/Tokyo\"}]}");
        assertThat(get("/admin/reports/export.csv", organizer()))
                .bodyText()
                .contains("2026-11-21T01:30");
        assertThat(tell(told(9, "Nine", 71).replace("Europe/Lisbon", "Moon/Base")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void figures_that_were_told_without_a_zone_are_kept_too() {
        assertThat(tell(told(8, "Small Hours", 71).replace("\"time_zone\":\"Europe/Lisbon\",", "")))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(completions.findById(8L).orElseThrow().event().starts())
                .isEqualTo("2026-11-28T20:00:00Z");
    }

    @Test
    void events_without_a_report_are_due_until_there_is_one() {
        inbox.store(List.of(completion(8, "Small Hours", 3)));
        assertThat(get("/api/reports/due", organizer()))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"total\":1,\"items\":[{\"event_id\":7,\"event_code\":\"EV07\",\"event_name\":\"Lantern Night\",\"sold\":162}]}");
        post(REPORT, organizer());
        assertThat(get("/api/reports/due", organizer()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
        assertThat(get("/api/reports/due", admin()))
                .bodyJson()
                .extractingPath("$.items[0].event_code")
                .isEqualTo("EV08");
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        var place = post(REPORT, organizer()).getResponse().getHeader("Location");
        var both = "{\"summary\":\"First\",\"feedback\":\"Kind\"}";
        assertThat(send(HttpMethod.PUT, place, both, null, organizer())).hasStatusOk();
        assertThat(send(HttpMethod.PUT, place, "{\"summary\":\"Second\"}", null, organizer()))
                .bodyJson()
                .extractingPath("$.feedback")
                .isEqualTo("Kind");
        assertThat(send(HttpMethod.PUT, place, "{\"feedback\":null}", null, organizer()))
                .bodyJson()
                .hasPathSatisfying("$.summary", one -> assertThat(one).isEqualTo("Second"))
                .hasPathSatisfying("$.feedback", one -> assertThat(one).isEqualTo(""));
        assertThat(send(HttpMethod.PUT, place, "{\"summary\":null}", null, organizer()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void two_people_who_change_a_report_do_not_overwrite_each_other() {
        var place = post(REPORT, organizer()).getResponse().getHeader("Location");
        var first = "{\"summary\":\"First\",\"feedback\":\"\"}";
        assertThat(send(HttpMethod.PUT, place, first, "\"0\"", organizer()))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"");
        assertThat(send(HttpMethod.PUT, place, first.replace("First", "Second"), "\"0\"", admin()))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(send(HttpMethod.DELETE, place, "", "\"0\"", admin()))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(send(HttpMethod.PUT, place, first, "seven", admin()))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(send(HttpMethod.PUT, place, "{\"summary\":\" \"}", "\"1\"", admin()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get(place, organizer()))
                .hasHeader("ETag", "\"1\"")
                .bodyJson()
                .extractingPath("$.summary")
                .isEqualTo("First");
    }

    @Test
    void a_deleted_report_is_gone_and_stands_in_the_audit_trail() {
        var place = post(REPORT, organizer()).getResponse().getHeader("Location");
        assertThat(send(HttpMethod.DELETE, place, "", "\"0\"", organizer()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(place, organizer())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(jdbc.sql("select payload from outbox").query(String.class).single())
                .contains(
                        "\"report.deleted\"",
                        "report:" + place.substring(place.lastIndexOf('/') + 1),
                        "about EV07");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nonsense | nothing | 400
                    "event_id":7 | "event_id":null | 422
                    "event_id":7 | "event_id":0 | 422
                    "event_id":7 | "event_id":-1 | 422
                    "event_id":7 | "event_id":1.5 | 422
                    "event_id":7 | "event_id":"7" | 422
                    "event_id":7 | "event_id":99999999999999999999 | 422
                    "event_id":7 | "event_id":[7] | 422
                    "summary":"A full house" | "summary":null | 422
                    "summary":"A full house" | "summary":" " | 422
                    "summary":"A full house" | "summary":"a\\u0000b" | 422
                    "summary":"A full house" | "summary":"\\ud800" | 422
                    "summary":"A full house" | "summary":{} | 422
                    "feedback":"Warm" | "feedback":"\\u0007" | 422
                    "feedback":"Warm" | "capacity":0,"sold":0 | 422
                    "feedback":"Warm" | "capacity":2147483648,"sold":0 | 422
                    "feedback":"Warm" | "capacity":161,"sold":162 | 422
                    "feedback":"Warm" | "capacity":161 | 422
                    "feedback":"Warm" | "capacity":161,"sold":-1 | 422
                    "feedback":"Warm" | "sold":161 | 422
                    "feedback":"Warm" | "capacity":161,"sold":true | 422
                    """)
    void what_cannot_be_kept_is_refused_and_nothing_is_stored(
            String part, String replacement, int status) {
        var body = part.equals("nonsense") ? part : REPORT.replace(part, replacement);
        assertThat(body).isNotEqualTo(REPORT);
        assertThat(post(body, admin()))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .startsWith("urn:marquee:problem:");
        assertThat(get("/api/reports", admin())).bodyJson().extractingPath("$.total").isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"5000, 201", "5001, 422", "60000, 422", "400000, 413"})
    void a_summary_has_a_length(int length, int status) {
        assertThat(post(REPORT.replace("A full house", "é".repeat(length)), admin()))
                .hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/reports?size=0, 422",
        "/api/reports?size=101, 422",
        "/api/reports?page=-1, 422",
        "/api/reports?sort=password, 422",
        "/api/reports?q=%00, 422",
        "/api/reports?event_id=x, 422",
        "/api/reports/due?size=0, 422",
        "/api/reports/0, 404",
        "/api/reports/0/pdf, 404",
        "/admin/reports/0, 404",
        "/admin/reports/0.pdf, 404",
        "/admin/reports/x, 400",
        "/admin/reports?sort=password, 400",
        "/admin/reports/new?event=EV99, 404",
        "/admin/nothing, 403"
    })
    void questions_without_an_answer_are_told_so(String address, int status) {
        assertThat(get(address, admin())).hasStatus(status);
    }

    private static String about(long event) {
        return REPORT.replace("7", String.valueOf(event));
    }

    private MvcTestResult tell(String completions) {
        return mvc.post()
                .uri("/internal/completions")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"completions\":[" + completions + "]}")
                .with(service())
                .exchange();
    }

    private MvcTestResult get(String address, RequestPostProcessor as) {
        return mvc.get().uri(URI.create(address)).with(as).exchange();
    }

    private MvcTestResult post(String body, RequestPostProcessor as) {
        return send(HttpMethod.POST, "/api/reports", body, null, as);
    }

    private MvcTestResult send(
            HttpMethod method,
            String address,
            String body,
            String ifMatch,
            RequestPostProcessor as) {
        var request =
                mvc.method(method)
                        .uri(address)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(as);
        if (ifMatch != null) request.header("If-Match", ifMatch);
        return request.exchange();
    }
}
