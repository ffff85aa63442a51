package dev.marquee.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.security.AccessRules;
import jakarta.servlet.http.Cookie;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The layout, its pieces and its fields, as a service's pages use them. */
@SpringBootTest(
        properties = {"spring.application.name=pages", "marquee.service-secret=pages"},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
class PagesTest {

    record Form(
            @NotBlank String name,
            @Email @Nullable String email,
            @Nullable String about,
            @Nullable String kind,
            boolean loud,
            List<@Valid Row> rows) {}

    record Row(@NotBlank String name) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {
        @Bean
        AccessRules open() {
            return rules ->
                    rules.requestMatchers(
                                    "/buyers", "/staff", "/list", "/form", "/refused", "/broken")
                            .permitAll();
        }
    }

    @Controller
    static class Pages {

        @ModelAttribute("kinds")
        Map<String, String> kinds() {
            return new TreeMap<>(Map.of("music", "Music", "talk", "Talks & more"));
        }

        @GetMapping("/buyers")
        String buyers(@RequestParam(defaultValue = "0") int page, Model model) {
            model.addAttribute("page", page).addAttribute("flash", "<b>Saved</b>");
            return "test-buyers";
        }

        @GetMapping("/staff")
        String staff() {
            return "test-staff";
        }

        @GetMapping("/list")
        String list(@RequestParam String q, @RequestParam String sort, Model model) {
            model.addAttribute("q", q).addAttribute("sort", sort);
            model.addAttribute(
                    "list", ListAddress.of("/list").with("q", q).with("kind", "").sortedBy(sort));
            return "test-list";
        }

        @GetMapping("/form")
        String empty(Model model) {
            model.addAttribute(
                    "form", new Form("", null, null, "talk", true, List.of(new Row("VIP"))));
            return "test-form";
        }

        @PostMapping("/form")
        String sent(@Valid @ModelAttribute("form") Form form, BindingResult errors) {
            return "test-form";
        }

        @GetMapping("/broken")
        String broken() {
            return "test-broken";
        }

        @GetMapping("/refused")
        String refused() {
            throw Problems.notFound("venue");
        }
    }

    private final MockMvcTester mvc;

    @LocalServerPort private int port;

    PagesTest(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    private static JwtRequestPostProcessor signedInAs(String role) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token ->
                        token.subject("2")
                                .claim("name", "Ana <Ribeiro>")
                                .claim("email", "ana@example.org")
                                .claim("email_verified", true)
                                .claim("roles", List.of(role)))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }

    /** A browser that has received the beginning of a page cannot be told that it failed. */
    @Test
    void a_page_that_fails_in_its_middle_sends_nothing_of_itself() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/broken"))
                        .header("Accept", "text/html")
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("</html>").doesNotContain("<p>1</p>");
        }
    }

    @Test
    void a_list_keeps_its_filters_in_every_link_and_follows_what_is_typed() {
        assertThat(
                        mvc.get()
                                .uri("/list")
                                .param("q", "R&B \"x\"")
                                .param("sort", "-name")
                                .with(signedInAs("ADMIN")))
                .hasStatusOk()
                .bodyText()
                .contains("hx-get=\"/list\"", "value=\"R&amp;B &quot;x&quot;\"")
                .contains("aria-sort=\"descending\"")
                .contains("href=\"/list?q=R%26B%20%22x%22&amp;sort=name\"")
                .contains("href=\"/list/export.csv?q=R%26B%20%22x%22&amp;sort=-name\"")
                .contains("href=\"/list/export.xlsx?q=R%26B%20%22x%22&amp;sort=-name\"")
                .contains("21 to 40 of 45")
                .contains("href=\"/list?q=R%26B%20%22x%22&amp;sort=-name&amp;page=2\"");
    }

    @Test
    void a_chart_is_drawn_without_a_script_with_its_table_beside_it() {
        assertThat(mvc.get().uri("/list?q=&sort=name").with(signedInAs("ADMIN")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "data-chart=\"columns\"",
                        "data-value=\"12\">12</td>",
                        "data-value=\"1234567\">1,234,567</td>",
                        "<details id=\"sold-table\">",
                        "<title>&lt;Mon&gt;: 12</title>",
                        "&lt;Mon&gt; to Tue: highest 1,234,567 (Tue), last 1,234,567.")
                .containsPattern("<rect x=\"[0-9.]+%\" y=\"[0-9.]+\" width=\"14%\"")
                .doesNotContain("<canvas", "style=", "NaN", "chart.umd");
    }

    @Test
    void a_buyers_page_has_a_shell_a_title_and_hashed_assets() {
        assertThat(mvc.get().uri("/buyers"))
                .hasStatusOk()
                .bodyText()
                .contains("<html lang=\"en\">", "<title>A &lt;page&gt; · Marquee</title>")
                .contains("Hello from the page", "name=\"robots\"", "htmx-config")
                .contains("href=\"#content\"", "id=\"content\"", "href=\"/lookup\"", "Sign in")
                .containsPattern("href=\"/assets/marquee-[0-9a-f]{32}\\.css\"")
                .containsPattern("href=\"/assets/bootstrap\\.min-[0-9a-f]{32}\\.css\"")
                .containsPattern("src=\"/assets/htmx\\.min-[0-9a-f]{32}\\.js\"")
                .containsPattern("href=\"/assets/icons-[0-9a-f]{32}\\.svg#geo-alt\"")
                .contains("&lt;b&gt;Saved&lt;/b&gt;")
                .doesNotContain("Sign out", "style=", "onclick", "th:");
    }

    @Test
    void a_hashed_asset_is_there_and_may_be_kept_for_a_year() throws Exception {
        var page = mvc.get().uri("/buyers").exchange().getResponse().getContentAsString();
        var css = page.replaceAll("(?s).*href=\"(/assets/bootstrap[^\"]*)\".*", "$1");
        assertThat(mvc.get().uri(css))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public");
    }

    @Test
    void somebody_signed_in_sees_their_name_and_the_way_out() {
        assertThat(mvc.get().uri("/buyers").with(signedInAs("CUSTOMER")))
                .bodyText()
                .contains("Ana &lt;Ribeiro&gt;", "action=\"/logout\"")
                .doesNotContain(">Sign in<", "href=\"/admin\"");
        assertThat(mvc.get().uri("/buyers").with(signedInAs("ORGANIZER")))
                .bodyText()
                .contains("href=\"/admin\"");
    }

    @Test
    void the_side_bar_shows_what_the_role_may_open_and_where_we_are() {
        assertThat(mvc.get().uri("/staff").with(signedInAs("ADMIN")))
                .bodyText()
                .contains("href=\"/admin/venues\" aria-current=\"page\"", "href=\"/admin/mail\"")
                .contains("href=\"/admin/users\"", "href=\"/admin/audit\"")
                .contains("No venue yet", "href=\"/admin/venues/new\"")
                .doesNotContain("href=\"/admin/customers\" aria-current");
        assertThat(mvc.get().uri("/staff").with(signedInAs("ORGANIZER")))
                .bodyText()
                .contains("href=\"/admin/events\"", "href=\"/admin/api-clients\"")
                .doesNotContain(
                        "href=\"/admin/mail\"", "href=\"/admin/users\"", "href=\"/admin/audit\"");
        assertThat(mvc.get().uri("/staff").with(signedInAs("SUPPORT")))
                .bodyText()
                .contains("href=\"/admin/customers\"")
                .doesNotContain("href=\"/admin/events\"");
    }

    @Test
    void pieces_say_in_words_what_they_show() {
        assertThat(mvc.get().uri("/buyers?page=4"))
                .bodyText()
                .contains("data-state=\"sold_out\">Sold out</span>")
                .contains(
                        "<progress value=\"162\" max=\"200\" aria-label=\"162 of 200 tickets taken\">")
                .contains("aria-label=\"1 of 2 tickets taken for Jazz &amp; more\"")
                .contains(
                        "href=\"/buyers?q=a%20b&amp;page=3\"",
                        "href=\"/buyers?q=a%20b&amp;page=9\"")
                .contains("<dialog class=\"dialog\" id=\"cancel-7\"", "action=\"/events/7/cancel\"")
                .containsOnlyOnce("aria-current=\"page\"");
    }

    @Test
    void a_form_ties_labels_and_hints_to_its_fields() {
        assertThat(mvc.get().uri("/form"))
                .hasStatusOk()
                .bodyText()
                .contains("<label class=\"form-label\" for=\"name\">", "required=\"required\"")
                .contains("id=\"email-hint\"", "aria-describedby=\"email-hint\"", "(optional)")
                .contains("type=\"email\"", "autocomplete=\"email\"")
                .contains("<option value=\"talk\" selected=\"selected\">Talks &amp; more</option>")
                .contains(
                        "checked=\"checked\"",
                        "id=\"rows0.name\"",
                        "name=\"rows[0].name\" value=\"VIP\"")
                .doesNotContain("is-invalid", "role=\"alert\"", "placeholder");
    }

    @Test
    void a_form_that_is_not_accepted_keeps_what_was_typed_and_says_what_to_put_right() {
        assertThat(
                        mvc.post()
                                .uri("/form")
                                .param("name", " ")
                                .param("email", "<img src=x onerror=alert(1)>")
                                .param("about", "</textarea><script>alert(1)</script>")
                                .param("_loud", "on")
                                .param("rows[0].name", ""))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "role=\"alert\"",
                        "href=\"#name\"",
                        "href=\"#email\"",
                        "href=\"#rows0.name\"")
                .contains("aria-invalid=\"true\"", "aria-describedby=\"email-hint email-error\"")
                .contains("value=\"&lt;img src=x onerror=alert(1)&gt;\"")
                .contains("Use a whole e-mail address", "Not saved")
                .doesNotContain("<img src=x", "<script>alert");
    }

    @Test
    void a_refusal_is_a_page_for_a_browser_that_says_what_to_do() {
        // MockMvc has no error dispatch, so the container's second step is made by hand.
        assertThat(
                        mvc.get()
                                .uri("/error")
                                .accept("text/html")
                                .requestAttr("jakarta.servlet.error.status_code", 404)
                                .requestAttr(
                                        "jakarta.servlet.error.exception",
                                        Problems.notFound("venue")))
                .hasStatus(404)
                .bodyText()
                .contains("This is not on the programme", "There is no such venue.")
                .contains("Find my tickets", "reference");
        assertThat(
                        mvc.get()
                                .uri("/error")
                                .accept("text/html")
                                .requestAttr("jakarta.servlet.error.status_code", 500)
                                .requestAttr(
                                        "jakarta.servlet.error.exception",
                                        new IllegalStateException("secret inside")))
                .hasStatus(500)
                .bodyText()
                .contains("not yours")
                .doesNotContain("secret inside");
    }

    @Test
    void the_appearance_is_a_cookie_that_needs_no_script() {
        assertThat(mvc.get().uri("/buyers").cookie(new Cookie("marquee_theme", "dark")))
                .bodyText()
                .contains("data-bs-theme=\"dark\"", "value=\"dark\" aria-pressed=\"true\"");
        assertThat(mvc.get().uri("/buyers").cookie(new Cookie("marquee_theme", "\"x")))
                .bodyText()
                .doesNotContain("data-bs-theme");
        assertThat(
                        mvc.post()
                                .uri("/appearance")
                                .param("theme", "dark")
                                .header("Referer", "http://localhost:8080/e/EV07?x=1"))
                .hasStatus(303)
                .hasHeader("Location", "/e/EV07?x=1")
                .cookies()
                .hasValue("marquee_theme", "dark")
                .hasPath("marquee_theme", "/");
    }

    @Test
    void the_way_back_stays_on_this_site() {
        for (var from : List.of("http://x//evil.example", "javascript:alert(1)", "%%%", "")) {
            assertThat(mvc.post().uri("/appearance").param("theme", "").header("Referer", from))
                    .hasStatus(303)
                    .hasHeader("Location", "/");
        }
    }

    @Test
    void the_switch_of_languages_leads_to_the_same_page() {
        var page = mvc.get().uri("/buyers?page=2").cookie(new Cookie("lang", "xx")).exchange();
        assertThat(page).hasHeader("Content-Language", "xx-PT");
        assertThat(page.getResponse().getHeaders("Vary")).contains("Accept-Language, Cookie");
        assertThat(page)
                .bodyText()
                .contains("<html lang=\"xx\"", "Xx content")
                .contains("href=\"?page=2&amp;lang=en\" rel=\"nofollow\" lang=\"en\"")
                .contains("aria-current=\"true\">Xx</a>");
        assertThat(mvc.get().uri("/buyers?page=2&lang=xx"))
                .hasStatus(303)
                .hasHeader("Location", "/buyers?page=2")
                .cookies()
                .hasValue("lang", "xx");
        for (var file : List.of("/calendar.ics", "/feed.xml"))
            assertThat(mvc.get().uri(file + "?lang=xx").with(signedInAs("ADMIN")))
                    .as("programs keep no cookie")
                    .cookies()
                    .doesNotContainCookie("lang");
        assertThat(
                        mvc.post()
                                .uri("/form")
                                .param("name", "")
                                .param("loud", "true")
                                .param("rows[0].name", "")
                                .with(signedInAs("ADMIN")))
                .bodyText()
                .as("what was typed would be lost")
                .doesNotContain("hreflang");
    }

    @Test
    void who_has_chosen_a_language_for_the_account_changes_it_there() {
        var chosen =
                signedInAs("CUSTOMER")
                        .jwt(token ->
                                token.subject("2")
                                        .claim("email", "ana@example.org")
                                        .claim("locale", "xx-PT")
                                        .claim("roles", List.of("CUSTOMER")));
        assertThat(
                        mvc.get()
                                .uri("/buyers")
                                .header("Accept-Language", "en")
                                .cookie(new Cookie("lang", "en"))
                                .with(chosen))
                .hasHeader("Content-Language", "xx-PT")
                .bodyText()
                .contains("href=\"/profile#language\"")
                .doesNotContain("lang=en\"");
    }
}
