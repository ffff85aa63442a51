package dev.marquee.event.embedding;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import java.io.UnsupportedEncodingException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Which sites an organiser lets show its events. */
abstract class EmbedOriginsContract {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired MockMvcTester mvc;

    private final long id = 70_000 + NUMBERS.incrementAndGet() + first();
    private final JwtRequestPostProcessor owner =
            account(id, "sites" + id + "@example.org", "ORGANIZER");

    /** Each class has organisers of its own. */
    abstract int first();

    @Test
    void sites_are_listed_as_browsers_name_them_and_everybody_may_read_them() {
        assertThat(
                        put(
                                owner,
                                "\"https://B.example.org:443/\",\"https://a.example.org:8443\",\"https://b.example.org\""))
                .hasStatusOk();
        assertThat(mvc.get().uri(address()))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(
                        "{\"origins\":[\"https://a.example.org:8443\",\"https://b.example.org\"]}");
        assertThat(put(owner, "")).hasStatusOk();
        assertThat(mvc.get().uri(address())).bodyText().isEqualTo("{\"origins\":[]}");
    }

    @Test
    void what_is_no_single_site_is_refused_and_nothing_is_stored() {
        put(owner, "\"https://a.example.org\"");
        for (var wrong :
                new String[] {
                    "http://a.example.org",
                    "https://*.example.org",
                    "https://a.example.org/path",
                    "https://a.example.org; script-src *",
                    "https://a.example.org 'unsafe-inline'",
                    "https://me@a.example.org",
                    "https://a.example.org?x",
                    "https://a.example.org#x",
                    "https://a.example.org:99999",
                    "https://",
                    "*",
                    "null",
                    ""
                })
            assertThat(put(owner, "\"" + wrong + "\""))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put(owner, many(21))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put(owner, "null")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.get().uri(address())).bodyText().contains("[\"https://a.example.org\"]");
        assertThat(put(owner, many(20))).hasStatusOk();
    }

    @Test
    void nobody_lists_sites_for_somebody_else_but_admins() {
        assertThat(put(account(id + 500, "other@example.org", "ORGANIZER"), ""))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(put(admin(), "\"https://a.example.org\"")).hasStatusOk();
    }

    @Test
    void the_page_keeps_what_was_typed_and_says_which_line_is_wrong() {
        var wrong = save("https://a.example.org\nexample.org", "");
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(page(wrong).select("textarea[name=sites]").val())
                .isEqualTo("https://a.example.org\nexample.org");
        assertThat(page(wrong).select("#sites-error").text()).contains("“example.org”");
        assertThat(save("https://a.example.org\n\n https://b.example.org ", ""))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri(address()))
                .bodyText()
                .contains("[\"https://a.example.org\",\"https://b.example.org\"]");
    }

    @Test
    void what_somebody_else_listed_meanwhile_is_shown_and_not_overwritten() {
        put(owner, "\"https://a.example.org\"");
        var seen = "https://a.example.org";
        put(owner, "\"https://meanwhile.example.org\"");
        var late = save("https://mine.example.org", seen);
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        assertThat(page(late).select(".problem").text()).contains("https://meanwhile.example.org");
        assertThat(page(late).select("textarea[name=sites]").val())
                .isEqualTo("https://mine.example.org");
        assertThat(mvc.get().uri(address())).bodyText().contains("meanwhile");
    }

    @Test
    void the_page_has_a_snippet_for_each_event_on_sale() throws Exception {
        var made =
                mvc.post()
                        .uri("/api/events")
                        .with(owner)
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"name\":\"A & <b>\",\"starts_at\":\"2031-07-02T20:00\",\"location\":\"Quay\",\"ticket_types\":[{\"name\":\"Standing\",\"quantity\":20}]}")
                        .exchange();
        var code =
                com.jayway.jsonpath.JsonPath.<String>read(
                        made.getResponse().getContentAsString(), "$.code");
        assertThat(page(get()).select("iframe")).as("a draft").isEmpty();
        mvc.patch()
                .uri("/api/events/" + code + "/status")
                .with(owner)
                .contentType(APPLICATION_JSON)
                .content("{\"status\":\"published\"}")
                .exchange();
        var page = page(get());
        assertThat(page.select("#script-code").val())
                .contains(
                        "<marquee-tickets event=\"" + code + "\">",
                        "/widget/v1.js\"",
                        ">A &amp; &lt;b&gt;</a>");
        assertThat(page.select("iframe").attr("src"))
                .isEqualTo("/embed/e/" + code + "?preview=true");
        assertThat(page.select("iframe").attr("title")).contains("A & <b>");
    }

    private MvcTestResult get() {
        return mvc.get().uri("/admin/brand/widget").with(owner).exchange();
    }

    private MvcTestResult save(String sites, String seen) {
        return mvc.post()
                .uri("/admin/brand/widget")
                .with(owner)
                .param("sites", sites)
                .param("seen", seen)
                .exchange();
    }

    private MvcTestResult put(RequestPostProcessor caller, String origins) {
        var body =
                origins.equals("null")
                        ? "{\"origins\":null}"
                        : "{\"origins\":[%s]}".formatted(origins);
        return mvc.put()
                .uri(address())
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String address() {
        return "/api/brands/" + id + "/embed-origins";
    }

    private static String many(int sites) {
        return IntStream.range(0, sites)
                .mapToObj(n -> "\"https://site" + n + ".example.org\"")
                .collect(Collectors.joining(","));
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
