package dev.marquee.customer.complaint.refund;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.OtherServices.Call;
import dev.marquee.customer.RunningService;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From a complaint to its refund, with ticket-service there, away, and asked twice. */
abstract class RefundFlowContract extends RunningService {

    private static final String DECIDE = "POST /api/bookings/1184/refund-decision";
    private static final String BOOKING =
            """
            {"id":1184,"event_code":"EV07","event_name":"Lantern Night","status":"confirmed","total":"43.20","currency":"EUR",
             "tickets":[{"id":1185,"code":"EV07-1","ticket_type":"Standing","price":"21.60","status":"issued"},
                        {"id":1186,"code":"EV07-2","ticket_type":"Standing","price":"21.60","status":"issued"}]}\
            """;

    private long complaint;

    @BeforeEach
    void ticketServiceIsThere() {
        others.on(
                "GET /internal/bookings/1184/facts",
                200,
                """
                {"id":1184,"event_id":7,"event_code":"EV07","event_name":"Lantern Night","organizer_id":2,
                 "buyer_name":"Mai","buyer_email":"customer@ticket.local","account_id":3}\
                """);
        others.on("GET /api/bookings/1184", 200, BOOKING);
        others.on(
                DECIDE + "/preview",
                200,
                "{\"amount\":\"21.60\",\"fee_kept\":\"0.00\",\"currency\":\"EUR\",\"tickets\":[1185]}");
        others.on(DECIDE, 200, BOOKING);
        var made =
                post(
                        "/api/complaints",
                        "{\"subject\":\"Ill\",\"message\":\"We are ill\",\"booking_id\":1184}",
                        customer());
        complaint = json(made).get("id").asLong();
    }

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private String page() {
        return "/admin/complaints/" + complaint + "/refund";
    }

    private MvcTestResult form(String shown, String act) {
        return mvc.post()
                .uri(page())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("tickets", "1185")
                .param("keep", "")
                .param("number", "1")
                .param("shown", shown)
                .param("act", act)
                .with(support())
                .exchange();
    }

    private MvcTestResult news(String phase, int times) {
        return post(
                "/internal/complaints/refunds",
                """
                {"facts":[{"key":"complaint-%d-1","once":"complaint-%d-1:%s:%d","booking_id":1184,"refund_id":17,
                           "phase":"%s","amount":"21.60","currency":"EUR"}]}\
                """
                        .formatted(complaint, complaint, phase, times, phase),
                service());
    }

    private List<String> codes() {
        return json(get("/api/complaints/" + complaint, support()))
                .get("entries")
                .valueStream()
                .filter(entry -> entry.hasNonNull("code"))
                .map(entry -> entry.get("code").asString())
                .toList();
    }

    private String status() {
        return json(get("/api/complaints/" + complaint, support())).get("status").asString();
    }

    @Test
    void what_was_shown_is_decided_and_the_reply_is_ready() {
        assertThat(get(page(), support()))
                .hasStatusOk()
                .bodyText()
                .contains("Standing", "21.60", "Refund ")
                .doesNotContain("??");
        assertThat(form("1186:", "refund"))
                .as("other tickets were shown: they are worked out first")
                .hasStatusOk();
        assertThat(others.calls(DECIDE)).isEmpty();
        var done = form("1185:", "refund");
        assertThat(done).hasStatus3xxRedirection();
        assertThat(others.calls(DECIDE)).extracting(Call::body).first().asString().contains("1185");
        assertThat(get("/admin/complaints/" + complaint + "?reply=refund", support()))
                .hasStatusOk()
                .bodyText()
                .contains("your refund for Lantern Night is on its way")
                .doesNotContain("??");
        assertThat(news("approved", 0)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(news("approved", 0)).as("told again").hasStatus(HttpStatus.NO_CONTENT);
        assertThat(news("done", 1)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(codes()).containsExactly("refund-approved", "refund-done");
        assertThat(get("/my/complaints/" + complaint, customer()))
                .bodyText()
                .contains("A refund of 21.60 EUR was decided")
                .doesNotContain("??");
    }

    @Test
    void while_ticket_service_is_away_that_is_said_and_nothing_noted() {
        others.on(DECIDE, 503, "{}");
        assertThat(form("1185:", "refund"))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("Bookings cannot be reached just now")
                .doesNotContain("??");
        assertThat(codes()).isEmpty();
        others.on(DECIDE, 200, BOOKING);
        assertThat(form("1185:", "refund")).hasStatus3xxRedirection();
        assertThat(keys()).as("the same key, whether the first answer was lost or not").hasSize(1);
    }

    private List<String> keys() {
        return others.calls(DECIDE).stream().map(Call::key).distinct().toList();
    }

    @Test
    void a_double_click_is_one_decision() throws Exception {
        List<Callable<MvcTestResult>> clicks =
                List.of(() -> form("1185:", "refund"), () -> form("1185:", "refund"));
        assertThat(together(clicks))
                .allSatisfy(answer -> assertThat(answer).hasStatus3xxRedirection());
        assertThat(keys()).containsExactly("complaint-%d-1".formatted(complaint));
        // The control: a page that is opened anew decides anew.
        var next =
                post(
                        "/api/complaints/" + complaint + "/refund-decision",
                        "{\"approve\":true}",
                        support());
        assertThat(json(next).get("number").asInt()).isEqualTo(2);
        assertThat(keys()).hasSize(2);
    }

    @Test
    void a_refund_that_is_stuck_makes_it_go_on() {
        send(
                HttpMethod.PATCH,
                "/api/complaints/" + complaint,
                "{\"status\":\"resolved\",\"nothing_to_say\":true}",
                support());
        assertThat(news("stuck", 1)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(status()).isEqualTo("in_progress");
        assertThat(codes()).containsExactly("resolved", "refund-stuck", "reopened");
        assertThat(get("/my/complaints/" + complaint, customer()))
                .bodyText()
                .doesNotContain("stuck");
    }

    @Test
    void what_it_would_mean_is_said_without_deciding() {
        var answer =
                post(
                        "/api/complaints/" + complaint + "/refund-decision",
                        "{\"approve\":true,\"dry_run\":true}",
                        support());
        assertThat(json(answer).get("amount").asString()).isEqualTo("21.60");
        assertThat(others.calls(DECIDE)).isEmpty();
        others.on(DECIDE + "/preview", 409, "{}");
        assertThat(
                        post(
                                "/api/complaints/" + complaint + "/refund-decision",
                                "{\"approve\":true}",
                                support()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(others.calls(DECIDE)).isEmpty();
    }

    @Test
    void news_of_another_booking_or_of_no_complaint_are_ignored_and_keep_nobody_waiting() {
        var facts =
                """
                {"facts":[{"key":"complaint-%d-1","once":"a","booking_id":99,"refund_id":17,"phase":"approved","amount":"1.00","currency":"EUR"},
                          {"key":"complaint-x","once":"b","booking_id":1184,"refund_id":17,"phase":"approved","amount":"1.00","currency":"EUR"},
                          {"key":"complaint-%d-1","once":"c","booking_id":1184,"refund_id":17,"phase":"done","amount":"1.00","currency":"EUR"}]}\
                """
                        .formatted(complaint, complaint);
        assertThat(post("/internal/complaints/refunds", facts, service()))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(codes()).containsExactly("refund-done");
    }
}
