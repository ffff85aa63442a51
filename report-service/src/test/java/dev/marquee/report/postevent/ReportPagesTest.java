package dev.marquee.report.postevent;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.inZone;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.report.postevent.Samples.completion;
import static dev.marquee.report.postevent.Samples.lanternNight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.StatementCount;
import dev.marquee.report.Neighbours;
import dev.marquee.report.RunningService;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@RunningService
class ReportPagesTest {

    private static final String EVIL =
            "<img src=x onerror=alert(1)> {{7*7}} =cmd|' /C calc'!A1 日本語 🎭 مهرجان";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired CompletionInbox inbox;
    @Autowired ReportViews views;
    @Autowired Reports reports;
    @Autowired StatementCount statements;

    @BeforeEach
    void nothingYet() {
        Neighbours.reset();
        for (var table : List.of("report", "completion_type", "completion", "outbox"))
            jdbc.sql("delete from " + table).update();
    }

    @Test
    void pages_are_for_those_who_run_events() {
        var support = account(5, "support@ticket.local", "SUPPORT");
        for (var address :
                List.of(
                        "/admin/reports",
                        "/admin/reports/new",
                        "/admin/reports/1",
                        "/admin/reports/1.pdf",
                        "/admin/reports/export.csv")) {
            assertThat(mvc.get().uri(address)).hasStatus(HttpStatus.UNAUTHORIZED);
            for (var caller : List.of(customer(), service(), support))
                assertThat(get(address, caller)).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void an_empty_list_says_what_to_do() {
        assertThat(get("/admin/reports", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("No report yet", "/admin/events?status=published")
                .doesNotContain("??");
        assertThat(get("/admin/reports?q=nothing", organizer()))
                .bodyText()
                .contains("No report matches");
        assertThat(get("/admin/reports/new", organizer()))
                .bodyText()
                .contains("No event waits for a report")
                .doesNotContain("??", "<form method=\"post\" class=\"stack\"");
    }

    @Test
    void a_report_is_written_about_an_event_that_waits_for_one() {
        inbox.store(List.of(lanternNight()));
        assertThat(get("/admin/reports", organizer()))
                .bodyText()
                .contains("1 report to write", "/admin/reports/new?event=EV07");
        assertThat(get("/admin/reports/new?event=ev07", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Lantern Night (EV07), 28 Nov 2026",
                        "value=\"7\" selected=\"selected\"",
                        "€3,900.00",
                        "of 200",
                        "81 %")
                .doesNotContain("name=\"sold\"", "??");
        var typed = mvc.post().uri("/admin/reports/new").with(organizer());
        assertThat(
                        typed.param("eventId", "7")
                                .param("summary", " ")
                                .param("feedback", "Kept words"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write how it went", "Kept words", "selected=\"selected\"", "€3,900.00");
        var filed =
                mvc.post()
                        .uri("/admin/reports/new")
                        .param("eventId", "7")
                        .param("summary", "First\r\n\r\nSecond")
                        .with(organizer())
                        .exchange();
        assertThat(filed).hasStatus3xxRedirection();
        assertThat(get(filed.getResponse().getRedirectedUrl(), organizer()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "The report is filed.",
                        "First\n\nSecond",
                        "Lantern Night",
                        "28 Nov 2026, 20:00, Lisbon time",
                        "€3,900.00",
                        "€3,600.00",
                        "General admission",
                        "data-chart=\"rows\"",
                        "data-value=\"38\"",
                        "93 % of those with a ticket",
                        "6 tickets cancelled",
                        "data-print")
                .doesNotContain("??");
        assertThat(get("/admin/reports", organizer())).bodyText().doesNotContain("to write");
        assertThat(get("/admin/reports/new?event=EV07", organizer()))
                .bodyText()
                .contains("There is a report about this event already.");
    }

    @Test
    void an_event_that_is_not_completed_is_refused_in_words() {
        Neighbours.on("GET /api/events/EV08", 200, Samples.event(8, 2, "published"));
        assertThat(get("/admin/reports/new?event=EV08", organizer()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Small Hours (EV08) is not completed", "/admin/events/EV08");
        Neighbours.on("GET /api/events/8", 200, Samples.event(8, 2, "published"));
        assertThat(
                        mvc.post()
                                .uri("/admin/reports/new")
                                .param("eventId", "8")
                                .param("summary", "Kept words")
                                .with(organizer()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Small Hours (EV08) is not completed", "Kept words");
    }

    @Test
    void figures_are_typed_only_where_none_were_kept() {
        Neighbours.on("GET /api/events/EV03", 200, Samples.event(3, 2, "completed"));
        Neighbours.on("GET /api/events/3", 200, Samples.event(3, 2, "completed"));
        assertThat(get("/admin/reports/new?event=EV03", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"sold\"", "The figures of this event are not here");
        var typed = mvc.post().uri("/admin/reports/new").with(organizer());
        assertThat(
                        typed.param("eventId", "3")
                                .param("summary", "Fine")
                                .param("capacity", "10")
                                .param("sold", "11"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There cannot be more tickets taken than there were", "name=\"sold\"");
    }

    @Test
    void who_was_slower_sees_both_and_decides() {
        var id = report(lanternNight(), "First words");
        assertThat(get("/admin/reports/" + id + "/edit", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("First words", "name=\"version\" value=\"0\"")
                .doesNotContain("??");
        assertThat(edit(id, "Quick words", 0))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/admin/reports/" + id + "?done=saved");
        assertThat(edit(id, "Slow words", 0))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains(
                        "Somebody else saved this report",
                        "Quick words",
                        "Slow words",
                        "name=\"version\" value=\"1\"")
                .doesNotContain("??");
        assertThat(edit(id, "", 1))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write how it went");
        assertThat(views.find(id, new Scope(null)).orElseThrow().summary())
                .isEqualTo("Quick words");
    }

    @Test
    void a_report_is_deleted_after_a_question() {
        var id = report(lanternNight(), "Words");
        assertThat(get("/admin/reports/" + id + "/delete", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Delete the report on Lantern Night?", "it waits for a report again");
        assertThat(mvc.post().uri("/admin/reports/" + id + "/delete").with(organizer()))
                .hasRedirectedUrl("/admin/reports?done=deleted");
        assertThat(get("/admin/reports?done=deleted", organizer()))
                .bodyText()
                .contains("The report is deleted.", "1 report to write");
    }

    @Test
    void what_people_type_is_only_ever_text() {
        var id = report(completion(7, EVIL, 2), EVIL);
        inbox.store(List.of(completion(8, EVIL, 2)));
        for (var address :
                List.of(
                        "/admin/reports",
                        "/admin/reports/" + id,
                        "/admin/reports/" + id + "/edit",
                        "/admin/reports/" + id + "/delete",
                        "/admin/reports/new?event=EV08",
                        "/admin/reports/new?event=EV07"))
            assertThat(get(address, admin()))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<img src=x", "&gt; 49")
                    .contains("&lt;img src=x onerror=alert(1)&gt; {{7*7}}", "日本語 🎭 مهرجان");
        assertThat(get("/admin/reports/export.csv", admin()))
                .bodyText()
                .contains("<img src=x onerror=alert(1)>");
        var formula = completion(9, "=cmd|' /C calc'!A1", 2);
        report(formula, "=1+1");
        assertThat(get("/admin/reports/export.csv?q=EV09", admin()))
                .bodyText()
                .contains("'=cmd|' /C calc'!A1", "'=1+1");
    }

    @Test
    void the_list_is_searched_sorted_paged_and_taken_along() {
        for (int n = 1; n <= 25; n++) report(completion(n, "Night " + n, 2), "Summary " + n + ".");
        assertThat(get("/admin/reports?page=1", organizer()))
                .bodyText()
                .contains("Summary 5.", "21 to 25 of 25")
                .doesNotContain("Summary 6.");
        assertThat(get("/admin/reports?page=99999", organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Summary 1.");
        assertThat(get("/admin/reports?q=Night 25&sort=event_name", organizer()))
                .bodyText()
                .contains(
                        "Summary 25.",
                        "/admin/reports/export.csv?q=Night%2025&amp;sort=event_name",
                        "aria-sort=\"ascending\"")
                .doesNotContain("Summary 24.");
        var file = get("/admin/reports/export.csv?q=Night 2&sort=event_name", organizer());
        assertThat(file).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"reports-");
        assertThat(file)
                .bodyText()
                .startsWith(
                        "\uFEFFCode,Event,Starts,Time zone,Tickets in all,Tickets taken,Occupancy in percent,Bookings,Tickets cancelled,Came,Income,Currency,Summary,")
                .contains(
                        "EV02,Night 2,2026-11-28T20:00Z,Europe/Lisbon,200,162,81,94,6,151,3900.00,EUR,Summary 2.")
                .doesNotContain("Night 1,");
        assertThat(file.getResponse().getContentAsByteArray()).isNotEmpty();
        assertThat(get("/admin/reports/export.xlsx", organizer())).hasStatusOk();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from outbox where payload like '%reports.exported%'")
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void when_a_report_was_written_is_told_by_the_clock_of_who_reads_it() {
        var id = report(lanternNight(), "A full house.");
        jdbc.sql(
                        "update report set created_at = timestamp with time zone '2026-12-01 20:15:00+00' where id = ?")
                .param(id)
                .update();
        var hanoi = inZone("Asia/Ho_Chi_Minh", 2, "organizer@ticket.local", "ORGANIZER");
        assertThat(get("/admin/reports", hanoi))
                .bodyText()
                .contains("2 Dec 2026", "28 Nov 2026")
                .containsOnlyOnce("Ho Chi Minh time");
        assertThat(get("/admin/reports/" + id, hanoi))
                .bodyText()
                .contains("2 Dec 2026, 03:15", "28 Nov 2026, 20:00", "Lisbon time")
                .containsOnlyOnce("Ho Chi Minh time");
        assertThat(get("/admin/reports/" + id, organizer()))
                .as("the house")
                .bodyText()
                .contains("2 Dec 2026, 05:15")
                .containsOnlyOnce("Tokyo time");
    }

    @Test
    void a_long_list_costs_as_many_statements_as_a_short_one() {
        report(completion(1, "Night 1", 2), "Summary");
        var one = statements.of(() -> get("/admin/reports", organizer()));
        for (int n = 2; n <= 20; n++) report(completion(n, "Night " + n, 2), "Summary " + n);
        for (int n = 21; n <= 40; n++) inbox.store(List.of(completion(n, "Due " + n, 2)));
        assertThat(statements.of(() -> get("/admin/reports", organizer())))
                .isEqualTo(one)
                .isPositive()
                .isLessThan(8);
    }

    private long report(Completion about, String words) {
        inbox.store(List.of(about));
        return reports.save(
                        new Report(
                                CompletedEvent.of(about).subject(),
                                "Ana Ribeiro",
                                new ReportText(words, words),
                                null,
                                Instant.now()))
                .id();
    }

    private MvcTestResult edit(long id, String summary, long version) {
        return mvc.post()
                .uri("/admin/reports/" + id + "/edit")
                .param("summary", summary)
                .param("version", String.valueOf(version))
                .with(organizer())
                .exchange();
    }

    private MvcTestResult get(String address, RequestPostProcessor as) {
        return mvc.get().uri(address).with(as).exchange();
    }
}
