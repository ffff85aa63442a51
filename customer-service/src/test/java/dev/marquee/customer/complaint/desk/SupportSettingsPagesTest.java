package dev.marquee.customer.complaint.desk;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.OnH2;
import dev.marquee.customer.RunningService;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What support sets for itself: saved replies, and when it works. */
@OnH2
class SupportSettingsPagesTest extends RunningService {

    private static final String REPLIES = "/admin/complaints/replies";
    private static final String HOURS = "/admin/complaints/hours";

    private static JwtRequestPostProcessor support() {
        return account(5, "support@ticket.local", "SUPPORT");
    }

    private MvcTestResult form(String address, Map<String, String> fields) {
        var request = mvc.post().uri(address).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        fields.forEach(request::param);
        return request.with(support()).exchange();
    }

    /** The calendar is one for all tests. */
    @AfterEach
    void hoursAsTheyWere() {
        assertThat(
                        send(
                                HttpMethod.PUT,
                                "/api/business-hours",
                                """
                                {"zone":"","holidays":[],"hours":[
                                {"day":"monday","opens":"09:00","closes":"17:00"},{"day":"tuesday","opens":"09:00","closes":"17:00"},
                                {"day":"wednesday","opens":"09:00","closes":"17:00"},{"day":"thursday","opens":"09:00","closes":"17:00"},
                                {"day":"friday","opens":"09:00","closes":"17:00"}]}\
                                """,
                                support()))
                .hasStatusOk();
    }

    @Test
    void a_reply_is_saved_found_changed_and_deleted() {
        assertThat(get(REPLIES, support()))
                .hasStatusOk()
                .bodyText()
                .contains("No reply is saved")
                .doesNotContain("??");
        assertThat(get(REPLIES + "/new", support()))
                .hasStatusOk()
                .bodyText()
                .contains("{name}")
                .doesNotContain("??");
        var wrong = Map.of("title", "", "lang", "vi", "body", "Kept words");
        assertThat(form(REPLIES + "/new", wrong))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Kept words")
                .doesNotContain("??");
        assertThat(
                        form(
                                REPLIES + "/new",
                                Map.of("title", "Money <b>", "lang", "vi", "body", "Chào {name}")))
                .hasStatus3xxRedirection();
        assertThat(get(REPLIES + "?q=money%20chao", support()))
                .bodyText()
                .contains("Money &lt;b&gt;", "Chào {name}")
                .doesNotContain("??");
        assertThat(get(REPLIES + "?q=nothing", support())).bodyText().doesNotContain("Money");
        var page =
                REPLIES + "/" + jdbc.sql("select id from canned_reply").query(Long.class).single();
        assertThat(get(page, support())).hasStatusOk().bodyText().doesNotContain("??");
        var change = Map.of("title", "Money", "lang", "en", "body", "Dear {name}", "version", "0");
        assertThat(form(page, change)).hasStatus3xxRedirection();
        assertThat(form(page, change))
                .as("read before it was changed")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Somebody else has changed", "Dear {name}")
                .doesNotContain("??");
        assertThat(form(page + "/delete", Map.of())).hasStatus3xxRedirection();
        assertThat(get(page, support())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void the_hours_are_written_as_people_write_them() {
        assertThat(get(HOURS, support()))
                .hasStatusOk()
                .bodyText()
                .contains("Monday", "09:00-17:00")
                .doesNotContain("??");
        var version =
                String.valueOf(
                        jdbc.sql("select version from business_calendar")
                                .query(Long.class)
                                .single());
        assertThat(form(HOURS, Map.of("monday", "nine to five", "version", version)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("nine to five", "Write hours as")
                .doesNotContain("??");
        assertThat(form(HOURS, Map.of("monday", "9:00-12:00, 11:00-13:00", "version", version)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("must not overlap")
                .doesNotContain("??");
        assertThat(form(HOURS, Map.of("zone", "Mars/Olympus", "version", version)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("There is no such time zone", "Mars/Olympus")
                .doesNotContain("??");
        assertThat(form(HOURS, Map.of())).as("nothing closes every day").hasStatus(422);
        assertThat(form(HOURS, Map.of("holidays", "Christmas", "version", version)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("one holiday on each line")
                .doesNotContain("??");
        assertThat(
                        form(
                                HOURS,
                                Map.of(
                                        "zone", "Asia/Jakarta",
                                        "monday", "9:00-12:00, 13:00-24:00",
                                        "holidays", "2030-12-25 Christmas\n\n2031-01-01",
                                        "version", version)))
                .hasStatus3xxRedirection();
        assertThat(get(HOURS + "?saved=true", support()))
                .bodyText()
                .contains(
                        "Asia/Jakarta",
                        "09:00-12:00, 13:00-24:00",
                        "2030-12-25 Christmas",
                        "2031-01-01",
                        "The hours are saved")
                .doesNotContain("??");
        assertThat(form(HOURS, Map.of("monday", "09:00-10:00", "version", version)))
                .as("read before it was changed")
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Somebody else has changed")
                .doesNotContain("??");
    }
}
