package dev.marquee.notification.template;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.ServiceTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which mails are put into own words. */
@ServiceTest
class TemplatePagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String AT = "/admin/templates/booking-confirmed/en";

    @Autowired MockMvcTester mvc;

    private final long id = 80_000 + NUMBERS.incrementAndGet();
    private final JwtRequestPostProcessor owner =
            account(id, "owner" + id + "@example.org", "ORGANIZER");

    @Test
    void the_list_shows_which_texts_are_own() {
        assertThat(mvc.get().uri("/admin/templates").with(owner))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"" + AT + "\"", "Usual text", "English")
                .doesNotContain("Own text", "??", "password-reset");
        assertThat(post(AT, "Hello {event}", "Dear {name}", version()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(AT + "?done=saved");
        assertThat(mvc.get().uri("/admin/templates").with(owner)).bodyText().contains("Own text");
        assertThat(mvc.get().uri(AT + "?done=saved").with(owner))
                .bodyText()
                .contains("The text is saved.", "Hello {event}", "Dear {name}", "You’re in")
                .doesNotContain("??");
    }

    @Test
    void of_two_who_edit_the_second_sees_both_texts_and_loses_nothing() {
        var seen = version();
        assertThat(post(AT, "First {event}", "Dear {name}", seen)).hasStatus3xxRedirection();
        var answer = post(AT, "Second {event}", "Hello {name}", seen);
        assertThat(answer)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("somebody else has changed it", "First {event}", "Second {event}");
        var now = Jsoup.parse(text(answer)).select("input[name=version]").val();
        assertThat(post(AT, "Second {event}", "Hello {name}", now)).hasStatus3xxRedirection();
    }

    @Test
    void what_is_wrong_is_said_beside_what_was_typed() {
        assertThat(post(AT, "", "Dear {nmae}", version()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Give the mail a subject", "Dear {nmae}");
        assertThat(post(AT, "Hello", "Dear {nmae}", version()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Did you mean {name}?", "Dear {nmae}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "text"})
    void what_is_typed_is_previewed_alone(String look) {
        var shown =
                mvc.post()
                        .uri(AT + "/preview")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("subject", "Hello {event}")
                        .param("body", "Dear **{name}**")
                        .param("in", "en")
                        .param("look", look)
                        .with(owner)
                        .exchange();
        assertThat(shown)
                .hasStatusOk()
                .hasContentTypeCompatibleWith(
                        look.equals("text") ? MediaType.TEXT_PLAIN : MediaType.TEXT_HTML)
                .bodyText()
                .contains("Dear ", "Nguyễn Văn A", "Riverside Stage")
                .doesNotContain("{name}", "prefers-color-scheme:dark", "cid:", "/t/");
        assertThat(shown.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script-src");
        assertThat(shown.getResponse().getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void the_same_mail_is_previewed_in_other_languages() {
        assertThat(
                        mvc.post()
                                .uri(AT + "/preview")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .param("subject", "Hello")
                                .param("body", "Dear {name}")
                                .param("in", "vi")
                                .with(owner))
                .hasStatusOk()
                .bodyText()
                .contains("lang=\"vi")
                .doesNotContain("Dear ");
    }

    @Test
    void a_preview_of_what_is_wrong_says_what_is() {
        assertThat(
                        mvc.post()
                                .uri(AT + "/preview")
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .param("subject", "Hello")
                                .param("body", "<script>alert(1)</script> {nmae}")
                                .with(owner))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN)
                .bodyText()
                .contains("Did you mean {name}?");
    }

    @Test
    void a_test_keeps_what_was_typed_and_stores_nothing() {
        var before = version();
        assertThat(post(AT + "/test", "Hello {event}", "Dear {name}", before))
                .hasStatusOk()
                .bodyText()
                .contains("A test is on its way to owner" + id, "Dear {name}");
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void back_to_the_usual_text_is_asked_first() {
        assertThat(post(AT, "Hello {event}", "Dear {name}", version())).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(AT + "/reset").with(owner))
                .hasStatusOk()
                .bodyText()
                .contains("Go back to the usual text?");
        assertThat(mvc.post().uri(AT + "/reset").with(owner))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(AT + "?done=reset");
        assertThat(version()).isEqualTo("0");
    }

    @Test
    void an_organiser_s_texts_are_theirs_and_an_admin_s() {
        assertThat(post(AT, "Hello {event}", "Dear {name}", version())).hasStatus3xxRedirection();
        var stranger = account(id + 5_000, "stranger@example.org", "ORGANIZER");
        for (var path : new String[] {"/admin/templates", AT, AT + "/preview", AT + "/reset"})
            assertThat(mvc.get().uri(path + "?organizer=" + id).with(stranger))
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(AT + "?organizer=" + id).with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Dear {name}", "name=\"organizer\" value=\"" + id + "\"");
        assertThat(
                        mvc.post()
                                .uri(AT)
                                .param("organizer", String.valueOf(id))
                                .param("subject", "Hi")
                                .param("body", "From the admin")
                                .with(admin()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(AT + "?done=saved&organizer=" + id);
        assertThat(mvc.get().uri(AT).with(owner)).bodyText().contains("From the admin");
    }

    @Test
    void the_look_that_event_service_tells_of_is_used_and_an_older_one_is_not() {
        assertThat(brand(5, "Tejo Arts Council", "#0b5394")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(brand(4, "Old name", "#000000")).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(mvc.get().uri(AT + "/preview").with(owner))
                .bodyText()
                .contains("Tejo Arts Council", "#0b5394", "data:image/png;base64,AQID")
                .doesNotContain("Old name");
        assertThat(mvc.get().uri("/admin/templates").with(admin()))
                .bodyText()
                .contains("Tejo Arts Council");
        assertThat(brand(6, "Tejo Arts Council", "red;background:url(x)"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private MvcTestResult brand(long version, String name, String colour) {
        return mvc.put()
                .uri("/internal/brands/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        """
                        {"version":%d,"name":"%s","light":"%s","dark":"#9fc5e8","logo":{"png":"AQID","width":120,"height":40}}\
                        """
                                .formatted(version, name, colour))
                .with(service())
                .exchange();
    }

    private String version() {
        return Jsoup.parse(text(mvc.get().uri(AT).with(owner).exchange()))
                .select("input[name=version]")
                .val();
    }

    private MvcTestResult post(String path, String subject, String body, String version) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("subject", subject)
                .param("body", body)
                .param("version", version)
                .with(owner)
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
