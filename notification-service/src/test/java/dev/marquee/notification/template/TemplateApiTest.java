package dev.marquee.notification.template;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.ServiceTest;
import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.language.Languages;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The words of mails as programs manage them, and what becomes of them in mails. */
@ServiceTest
class TemplateApiTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String AT = "/api/templates/booking-confirmed/en";
    private static final String WORDS =
            """
            {"subject":"See you at {event}","body":"Hello {name},\\n\\nwe look forward to **{event}**."}\
            """;

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired UsualWords usual;
    @Autowired Languages languages;

    private final long id = 60_000 + NUMBERS.incrementAndGet();
    private final String email = "owner" + id + "@example.org";
    private final JwtRequestPostProcessor owner = account(id, email, "ORGANIZER");

    @Test
    void words_live_from_the_usual_ones_to_own_ones_and_back() {
        assertThat(send(HttpMethod.GET, AT, null, null))
                .hasStatusOk()
                .hasHeader("ETag", "\"0\"")
                .bodyText()
                .contains("\"own\":false", "\"subject\":\"Your tickets for {event}\"")
                .contains("Hello {name},", "You’re in, Nguyễn Văn A");
        var put = send(HttpMethod.PUT, AT, WORDS, "\"0\"");
        assertThat(put)
                .hasStatusOk()
                .bodyText()
                .contains("\"own\":true", "\"base_changed\":false", "See you at {event}");
        assertThat(mail("a")).contains("See you at Lantern Night");
        assertThat(send(HttpMethod.DELETE, AT, null, put.getResponse().getHeader("ETag")))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(send(HttpMethod.DELETE, AT, null, null)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(send(HttpMethod.GET, AT, null, null)).bodyText().contains("\"own\":false");
        assertThat(mail("b")).contains("Your tickets for Lantern Night");
    }

    @Test
    void of_two_who_change_them_one_is_told() {
        var first = send(HttpMethod.PUT, AT, WORDS, "\"0\"");
        assertThat(first).hasStatusOk();
        assertThat(send(HttpMethod.PUT, AT, WORDS.replace("See", "Meet"), "\"0\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED)
                .bodyText()
                .contains("changed-meanwhile");
        assertThat(send(HttpMethod.DELETE, AT, null, "\"1000000\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(send(HttpMethod.PUT, AT, WORDS.replace("See", "Meet"), null)).hasStatusOk();
        assertThat(send(HttpMethod.PUT, AT, WORDS, first.getResponse().getHeader("ETag")))
                .as("after it was changed by somebody who named no version")
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void words_that_were_deleted_and_written_anew_are_other_words() {
        var before = send(HttpMethod.PUT, AT, WORDS, null).getResponse().getHeader("ETag");
        assertThat(send(HttpMethod.DELETE, AT, null, null)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(send(HttpMethod.PUT, AT, WORDS, null)).hasStatusOk();
        assertThat(send(HttpMethod.PUT, AT, WORDS, before))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void an_unknown_placeholder_is_refused_with_the_nearest() {
        for (var path : new String[] {"", "/preview", "/test"})
            assertThat(
                            send(
                                    path.isEmpty() ? HttpMethod.PUT : HttpMethod.POST,
                                    AT + path,
                                    WORDS.replace("{name}", "{nmae}"),
                                    null))
                    .as(path)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("\"field\":\"body\"", "{nmae}", "{name}");
        assertThat(send(HttpMethod.PUT, AT, WORDS.replace("See", "See\\r\\nBcc: x"), null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(HttpMethod.PUT, AT, "{\"subject\":\" \",\"body\":\" \"}", null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void somebody_else_s_words_are_not_there() {
        assertThat(send(HttpMethod.PUT, AT, WORDS, null)).hasStatusOk();
        var stranger = account(id + 10_000, "stranger@example.org", "ORGANIZER");
        var theirs = AT + "?organizer_id=" + id;
        for (var method : new HttpMethod[] {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE})
            assertThat(
                            send(
                                    method,
                                    theirs,
                                    method == HttpMethod.PUT ? WORDS : null,
                                    null,
                                    stranger))
                    .hasStatus(HttpStatus.NOT_FOUND);
        for (var path : new String[] {"/preview", "/test"})
            assertThat(
                            send(
                                    HttpMethod.POST,
                                    AT + path + "?organizer_id=" + id,
                                    WORDS,
                                    null,
                                    stranger))
                    .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(HttpMethod.GET, AT, null, null, stranger))
                .bodyText()
                .contains("\"own\":false");
        assertThat(send(HttpMethod.GET, theirs, null, null, admin()))
                .bodyText()
                .contains("\"own\":true");
    }

    @Test
    void mails_that_are_the_house_s_alone_and_unknown_languages_are_not_there() {
        for (var path : new String[] {"password-reset/en", "nothing/en", "booking-confirmed/xx"})
            assertThat(send(HttpMethod.GET, "/api/templates/" + path, null, null))
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void a_preview_opens_nothing_and_stores_nothing() {
        assertThat(send(HttpMethod.POST, AT + "/preview", WORDS, null))
                .hasStatusOk()
                .bodyText()
                .contains("See you at Lantern Night", "Nguyễn Văn A", "/lookup")
                .doesNotContain("/t/");
        assertThat(send(HttpMethod.GET, AT, null, null)).bodyText().contains("\"own\":false");
    }

    @Test
    void a_test_goes_to_oneself_and_says_so() {
        assertThat(send(HttpMethod.POST, AT + "/test", WORDS, null)).hasStatus(HttpStatus.ACCEPTED);
        assertThat(subject("recipient = ?", email)).isEqualTo("[Test] See you at Lantern Night");
        var mail =
                jdbc.sql("select id from mail where recipient = ?")
                        .param(email)
                        .query(Long.class)
                        .single();
        assertThat(mvc.get().uri("/admin/mail/" + mail + "/html").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Hello Nguyễn Văn A", "Riverside Stage");
    }

    @Test
    void words_that_cannot_be_used_any_more_lose_no_mail_and_are_shown() {
        assertThat(send(HttpMethod.PUT, AT, WORDS, null)).hasStatusOk();
        jdbc.sql("update template set body = 'Hello {gone}' where organizer_id = ?")
                .param(id)
                .update();
        assertThat(mail("broken")).isEqualTo("Your tickets for Lantern Night");
        assertThat(send(HttpMethod.GET, AT, null, null))
                .bodyText()
                .contains("\"broken_at\":\"2", "{gone}");
        assertThat(mvc.get().uri("/api/notifications").with(owner))
                .bodyText()
                .contains("A mail template cannot be used: booking-confirmed, en");
        assertThat(mvc.get().uri("/admin/templates").with(owner))
                .bodyText()
                .contains("Cannot be used");
        assertThat(mvc.get().uri("/admin/templates").with(admin()))
                .as("admins see everybody's")
                .bodyText()
                .contains("/admin/templates/booking-confirmed/en?organizer=" + id);
        assertThat(send(HttpMethod.POST, AT + "/preview", "{}", null))
                .bodyText()
                .contains("Your tickets for Lantern Night");
        assertThat(send(HttpMethod.PUT, AT, WORDS, null)).bodyText().contains("\"broken_at\":null");
        assertThat(mail("mended")).isEqualTo("See you at Lantern Night");
    }

    @Test
    void it_is_said_when_the_usual_words_have_changed() {
        assertThat(send(HttpMethod.PUT, AT, WORDS, null)).hasStatusOk();
        jdbc.sql("update template set base_hash = 'older' where organizer_id = ?")
                .param(id)
                .update();
        assertThat(send(HttpMethod.GET, AT, null, null))
                .bodyText()
                .contains("\"base_changed\":true", "You’re in, Nguyễn Văn A");
        assertThat(mvc.get().uri("/admin/templates/booking-confirmed/en").with(owner))
                .bodyText()
                .contains("The usual text has changed", "You’re in, Nguyễn Văn A");
        assertThat(mail("old")).as("they are used still").isEqualTo("See you at Lantern Night");
    }

    @Test
    void the_usual_words_of_all_mails_are_known_in_all_languages() {
        for (var language : languages.all())
            for (var kind : MailKind.values())
                if (kind.isTemplatable()) {
                    assertThat(usual.hash(kind, language.locale())).hasSize(64);
                    assertThat(usual.subject(kind, language.locale())).contains("{event}");
                }
        assertThat(
                        Arrays.stream(MailKind.values())
                                .filter(MailKind::isTemplatable)
                                .map(kind ->
                                        usual.hash(
                                                kind, languages.all().iterator().next().locale())))
                .doesNotHaveDuplicates();
    }

    /** The subject of a mail about this organiser's event, once it is stored. */
    private String mail(String key) {
        var name = "booking-confirmed:" + id + "." + key;
        assertThat(
                        mvc.post()
                                .uri("/internal/mails")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"mails":[{"key":"%s","kind":"booking-confirmed","to":"b%s@example.org","locale":"en","organizer_id":%d,"data":{"booking_id":1184,"buyer_name":"Ana",
                                        "event":{"code":"EV07","name":"Lantern Night","starts_at":"2026-11-28T20:00:00Z","time_zone":"Europe/Lisbon","location":"Riverside Stage"},
                                        "tickets":[{"code":"EV07-160","ticket_type":"Standing","token":"ABC234"}]}}]}\
                                        """
                                                .formatted(name, id, id))
                                .with(service()))
                .hasStatus(HttpStatus.ACCEPTED);
        return subject("mail_key = ?", name);
    }

    private String subject(String where, String value) {
        return await().until(
                        () ->
                                jdbc.sql("select subject from mail where " + where)
                                        .param(value)
                                        .query(String.class)
                                        .optional(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private MvcTestResult send(HttpMethod method, String path, String body, String ifMatch) {
        return send(method, path, body, ifMatch, owner);
    }

    private MvcTestResult send(
            HttpMethod method,
            String path,
            String body,
            String ifMatch,
            JwtRequestPostProcessor who) {
        var request = mvc.method(method).uri(path).with(who);
        if (body != null) request.contentType(MediaType.APPLICATION_JSON).content(body);
        if (ifMatch != null) request.header("If-Match", ifMatch);
        return request.exchange();
    }
}
