package dev.marquee.report.schedule;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import dev.marquee.report.RunningService;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@RunningService
class SchedulePagesTest {

    private static final long OWNER = 79_101;
    private static final RequestPostProcessor ORGANIZER =
            account(OWNER, "owner@ticket.local", "ORGANIZER");
    private static final RequestPostProcessor ANOTHER =
            account(79_102, "another@ticket.local", "ORGANIZER");
    private static final String PAGE = "/admin/reports/schedules";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Schedules schedules;
    @Autowired MakeRuns make;

    private Mailroom room;

    @BeforeEach
    void nothingScheduled() {
        Neighbours.reset();
        room = Mailroom.open();
        jdbc.sql("delete from report_schedule").update();
        jdbc.sql("delete from report_question").update();
        Neighbours.on("GET /api/events", 200, "{\"items\":[],\"total\":0}");
        Neighbours.on("GET /internal/events", 200, "{\"items\":[]}");
        Neighbours.on(
                "GET /internal/accounts/" + OWNER,
                200,
                """
                {"id":%d,"name":"Ana","email":"owner@ticket.local","locale":null,"disabled":false,"roles":["ORGANIZER"]}\
                """
                        .formatted(OWNER));
    }

    private MvcTestResult save(String path, String name, String others, String version) {
        return mvc.post()
                .uri(path)
                .with(ORGANIZER)
                .param("name", name)
                .param("when", "monday")
                .param("time", "08:00")
                .param("zone", "America/New_York")
                .param("event", "")
                .param("pdf", "true")
                .param("_excel", "on")
                .param("lang", "en")
                .param("toMe", "true")
                .param("others", others)
                .param("version", version)
                .exchange();
    }

    @Test
    void an_empty_form_is_asked_for_again() {
        assertThat(mvc.post().uri(PAGE + "/new").with(ORGANIZER))
                .hasStatus(422)
                .bodyText()
                .doesNotContain("??");
        assertThat(save(PAGE + "/new", "The week", "", "")).hasStatus(302);
        var at = PAGE + "/" + schedules.of(OWNER, 0, 1).getFirst().id();
        assertThat(mvc.post().uri(at + "/edit").with(ORGANIZER)).hasStatus(422);
    }

    @Test
    void one_is_set_up_shown_paused_and_deleted() throws Exception {
        assertThat(text(PAGE)).contains("No reports by mail yet");
        assertThat(text(PAGE + "/new"))
                .contains("America/New York", "Asia/Tokyo", "Every week: Monday");

        var made = save(PAGE + "/new", "The week", "producer@example.org\nbar@example.org", "");
        assertThat(made).hasStatus(302);
        var schedule = schedules.of(OWNER, 0, 1).getFirst();
        var at = PAGE + "/" + schedule.id();
        assertThat(made).redirectedUrl().isEqualTo(at + "?done=saved");
        assertThat(text(at + "?done=saved"))
                .contains("The week", "Every week: Monday at 08:00, New York time")
                .contains("producer@example.org", "Not answered yet", "Saved.")
                .doesNotContain("Excel file with all rows");
        assertThat(text(PAGE)).contains("The week", "New York time");
        assertThat(text(at + "/edit")).contains("producer@example.org", "value=\"0\"");

        assertThat(mvc.post().uri(at + "/pause").with(ORGANIZER)).hasStatus(302);
        assertThat(schedules.find(schedule.id()).orElseThrow().active()).isFalse();
        assertThat(mvc.post().uri(at + "/resume").with(ORGANIZER)).hasStatus(302);
        assertThat(schedules.find(schedule.id()).orElseThrow().active()).isTrue();

        assertThat(text(at + "/delete")).contains("Delete “The week”?");
        assertThat(mvc.post().uri(at + "/delete").with(ORGANIZER)).hasStatus(302);
        assertThat(mvc.get().uri(at).with(ORGANIZER)).hasStatus(404);
    }

    @Test
    void a_form_with_errors_keeps_what_was_typed() throws Exception {
        var refused = save(PAGE + "/new", "", "producer@example.org nobody", "");

        assertThat(refused).hasStatus(422);
        assertThat(refused.getResponse().getContentAsString())
                .contains("Give the report a name", "nobody is not an e-mail address")
                .contains("producer@example.org nobody")
                .contains("value=\"America/New_York\" selected");
        assertThat(schedules.count(OWNER)).isZero();
    }

    @Test
    void what_was_changed_meanwhile_is_not_overwritten() throws Exception {
        assertThat(save(PAGE + "/new", "The week", "", "")).hasStatus(302);
        var at = PAGE + "/" + schedules.of(OWNER, 0, 1).getFirst().id() + "/edit";
        assertThat(save(at, "The first", "", "0")).hasStatus(302);

        var second = save(at, "The second", "", "0");

        assertThat(second).hasStatus(409);
        assertThat(second.getResponse().getContentAsString())
                .contains("Somebody changed it meanwhile", "The second", "value=\"1\"");
        assertThat(save(at, "The second", "", "1")).hasStatus(302);
    }

    @Test
    void one_is_sent_now_to_its_owner_alone_and_its_files_need_a_sign_in() throws Exception {
        assertThat(save(PAGE + "/new", "The week", "producer@example.org", "")).hasStatus(302);
        var id = schedules.of(OWNER, 0, 1).getFirst().id();
        assertThat(mvc.post().uri(PAGE + "/" + id + "/send").with(ANOTHER)).hasStatus(404);
        assertThat(mvc.post().uri(PAGE + "/" + id + "/send").with(ORGANIZER)).hasStatus(302);
        make.handle();

        assertThat(room.readers()).containsExactly("owner@ticket.local");
        assertThat(text(PAGE + "/" + id)).contains("To you alone", "Sent");
        var run = jdbc.sql("select id from report_run").query(Long.class).single();
        var file = PAGE + "/" + id + "/runs/" + run;
        assertThat(mvc.get().uri(file + ".pdf").with(ORGANIZER))
                .hasStatusOk()
                .hasContentType("application/pdf");
        assertThat(mvc.get().uri(file + ".xlsx").with(ORGANIZER)).hasStatusOk();
        assertThat(mvc.get().uri(file + ".pdf").with(ANOTHER)).hasStatus(404);
        assertThat(mvc.get().uri(file + ".pdf")).hasStatus(401);
    }

    @Test
    void the_sixth_within_an_hour_is_not_said_to_be_on_its_way() throws Exception {
        assertThat(save(PAGE + "/new", "The week", "", "")).hasStatus(302);
        var at = PAGE + "/" + schedules.of(OWNER, 0, 1).getFirst().id();
        for (int n = 0; n < 5; n++)
            assertThat(mvc.post().uri(at + "/send").with(ORGANIZER).exchange())
                    .redirectedUrl()
                    .isEqualTo(at + "?done=sent");
        assertThat(mvc.post().uri(at + "/send").with(ORGANIZER).exchange())
                .redirectedUrl()
                .isEqualTo(at + "?done=too-many");
        assertThat(text(at + "?done=too-many")).contains("Not sent");
    }

    @Test
    void a_form_takes_no_control_characters() {
        assertThat(save(PAGE + "/new", "The\u0000week", "", "")).hasStatus(422);
    }

    private String text(String path) throws UnsupportedEncodingException {
        var answer = mvc.get().uri(path).with(ORGANIZER).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
