package dev.marquee.auth.retention;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.auth.AuthServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What would go is said before it goes, and what is held stays. */
@AuthServiceTest
class RetentionPageTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void nothing_is_held() {
        jdbc.sql("delete from retention_hold").update();
    }

    @Test
    void the_page_says_what_would_go_and_who_does_not_answer() {
        assertThat(mvc.get().uri("/admin/retention").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Closed complaints",
                        "1,095 days",
                        "at least 30 days",
                        "2 rows",
                        "The next night only reports",
                        "Receipts of messages between services",
                        "Missing: ticket");
    }

    @Test
    void programs_get_the_rules_and_what_would_go_only_when_they_ask() {
        assertThat(mvc.get().uri("/api/retention").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "\"complaints\"",
                        "\"keep_days\":1095",
                        "\"count\":null",
                        "\"away\":[\"ticket\"]");
        assertThat(mvc.post().uri("/api/retention/preview").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("\"count\":2");
    }

    @Test
    void a_person_or_an_event_is_held_until_the_hold_is_removed() {
        assertThat(hold("Ana@Example.org", "A quarrel")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(hold("ana@example.org", "Once more")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(hold("17", "Police")).hasStatus(HttpStatus.SEE_OTHER);

        assertThat(mvc.get().uri("/internal/privacy/holds").with(service()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"people\":[\"ana@example.org\"],\"events\":[17]}");
        assertThat(mvc.get().uri("/admin/retention").with(admin()))
                .bodyText()
                .contains("ana@example.org", "A quarrel", "Event 17", "1 row")
                .doesNotContain("Once more");
        for (var id : jdbc.sql("select id from retention_hold").query(Long.class).list())
            assertThat(mvc.post().uri("/admin/retention/holds/" + id + "/remove").with(admin()))
                    .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(jdbc.sql("select id from retention_hold").query(Long.class).list()).isEmpty();
    }

    @Test
    void what_is_neither_an_address_nor_an_event_is_said_and_what_was_typed_stays() {
        assertThat(hold("Ana", "A <quarrel>"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Enter an e-mail address or the number of an event",
                        "value=\"Ana\"",
                        "A &lt;quarrel&gt;");
        assertThat(hold("", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(jdbc.sql("select id from retention_hold").query(Long.class).list()).isEmpty();
    }

    private MvcTestResult hold(String who, String why) {
        return mvc.post()
                .uri("/admin/retention/holds")
                .accept(MediaType.TEXT_HTML)
                .param("who", who)
                .param("why", why)
                .with(admin())
                .exchange();
    }
}
