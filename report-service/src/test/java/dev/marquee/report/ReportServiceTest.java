package dev.marquee.report;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:reports;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
            "marquee.data=target/data"
        })
@AutoConfigureMockMvc
class ReportServiceTest {

    private static final String REPORT =
            """
            {"event_id":7,"summary":"A full house","feedback":"Warm","capacity":200,"sold":162}\
            """;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Reports reports;

    @BeforeEach
    void noReportsYet() {
        jdbc.sql("delete from report").update();
    }

    @Test
    void a_report_is_filed_and_read_by_who_may() {
        var filed = post(REPORT, organizer());
        assertThat(filed)
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"event_id":7,"organizer_id":2,"summary":"A full house","feedback":"Warm","figures":{"capacity":200,"sold":162}}\
                        """);
        var place = filed.getResponse().getHeader("Location");
        assertThat(get(place, organizer())).hasStatusOk();
        assertThat(get(place, admin())).hasStatusOk();
        var stranger = account(9, "other@ticket.local", "ORGANIZER");
        assertThat(get(place, stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(place.replace("/api/", "/admin/"), stranger))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/api/reports", stranger)).bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(get("/api/reports?event_id=7", organizer()))
                .bodyJson()
                .extractingPath("$.items[0].summary")
                .isEqualTo("A full house");
        assertThat(get("/api/reports?event_id=8", organizer()))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(0);
    }

    @Test
    void figures_that_nobody_gave_are_null() {
        assertThat(post("{\"event_id\":7,\"summary\":\"Fine\"}", admin()))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .extractingPath("$.figures")
                .isNull();
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
                    "capacity":200 | "capacity":0 | 422
                    "capacity":200 | "capacity":2147483648 | 422
                    "capacity":200 | "capacity":161 | 422
                    "capacity":200 | "capacity":null | 422
                    "sold":162 | "sold":-1 | 422
                    "sold":162 | "sold":null | 422
                    "sold":162 | "sold":true | 422
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
        assertThat(reports.count(new Scope(null), null)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5000, 201", "5001, 422", "400000, 422"})
    void a_summary_has_a_length(int length, int status) {
        assertThat(post(REPORT.replace("A full house", "é".repeat(length)), admin()))
                .hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/reports?size=0, 422",
        "/api/reports?size=101, 422",
        "/api/reports?page=-1, 422",
        "/api/reports?event_id=x, 4xx",
        "/api/reports/0, 404",
        "/api/reports/x, 4xx",
        "/admin/reports/0, 404",
        "/admin/reports/x, 400",
        "/admin/nothing, 403"
    })
    void questions_without_an_answer_are_told_so(String address, String status) {
        if (status.equals("4xx")) assertThat(get(address, admin())).hasStatus4xxClientError();
        else assertThat(get(address, admin())).hasStatus(Integer.parseInt(status));
    }

    @Test
    void reports_are_for_organisers_and_the_dashboard_for_all_staff() {
        for (var address :
                List.of(
                        "/api/reports",
                        "/api/reports/1",
                        "/admin/reports",
                        "/admin/reports/new",
                        "/admin")) {
            assertThat(mvc.get().uri(address)).hasStatus(HttpStatus.UNAUTHORIZED);
            assertThat(get(address, customer())).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(get(address, service())).hasStatus(HttpStatus.FORBIDDEN);
        }
        var support = account(5, "support@ticket.local", "SUPPORT");
        reports.add(new ReportRequest(7L, "Secret summary", null, null, null), 2);
        assertThat(get("/admin", support))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/customers")
                .doesNotContain("Secret summary", "/admin/mail");
        assertThat(get("/admin/reports", support)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/admin").header("Accept", "text/html"))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/login?return=%2Fadmin");
    }

    @Test
    void the_dashboard_shows_what_is_known_and_where_to_go() {
        assertThat(get("/admin", admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "No report yet",
                        "/admin/events",
                        "/admin/venues",
                        "/admin/customers",
                        "/admin/mail")
                .doesNotContain("??");
        for (int n = 1; n <= 7; n++)
            reports.add(new ReportRequest((long) n, "Summary " + n, null, 10, n), 2);
        assertThat(get("/admin", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Summary 7", "Summary 3", "7 of 10 tickets taken")
                .doesNotContain("Summary 2", "No report yet");
    }

    @Test
    void the_form_keeps_what_was_typed_and_says_what_is_wrong() {
        assertThat(get("/admin/reports/new", organizer()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("??");
        assertThat(
                        mvc.post()
                                .uri("/admin/reports/new")
                                .param("eventId", "seven")
                                .param("summary", "Kept words")
                                .param("capacity", "10")
                                .param("sold", "11")
                                .with(organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("The number of the event is a whole number", "Kept words", "seven")
                .doesNotContain("NumberFormatException", "Failed to convert");
        assertThat(
                        mvc.post()
                                .uri("/admin/reports/new")
                                .param("eventId", "7")
                                .param("summary", "Kept words")
                                .param("capacity", "10")
                                .param("sold", "11")
                                .with(organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("There cannot be more tickets taken than there were");
        var filed =
                mvc.post()
                        .uri("/admin/reports/new")
                        .param("eventId", "7")
                        .param("summary", "First\r\n\r\nSecond")
                        .param("capacity", "")
                        .param("sold", "")
                        .with(organizer())
                        .exchange();
        assertThat(filed).hasStatus3xxRedirection();
        assertThat(get(filed.getResponse().getRedirectedUrl(), organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("First\r\n\r\nSecond", "class=\"prose", "Event 7");
    }

    @Test
    void what_people_type_is_only_ever_text() {
        var evil = "<img src=x onerror=alert(1)>";
        var id = reports.add(new ReportRequest(7L, evil, evil, null, null), 2);
        for (var address : List.of("/admin", "/admin/reports", "/admin/reports/" + id))
            assertThat(get(address, admin()))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<img src=x")
                    .contains("&lt;img src=x");
    }

    @Test
    void many_reports_are_paged() {
        for (int n = 1; n <= 25; n++)
            reports.add(new ReportRequest(7L, "Summary " + n, null, null, null), 2);
        assertThat(get("/admin/reports?page=1", admin()))
                .bodyText()
                .contains("Summary 5<")
                .doesNotContain("Summary 6<");
        assertThat(get("/admin/reports?page=99999", admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Summary 1<");
    }

    private MvcTestResult get(String address, RequestPostProcessor as) {
        return mvc.get().uri(URI.create(address)).with(as).exchange();
    }

    private MvcTestResult post(String body, RequestPostProcessor as) {
        return mvc.post()
                .uri("/api/reports")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as)
                .exchange();
    }
}
