package dev.marquee.notification.webhook.dispatch;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.customer;
import static dev.marquee.platform.test.TestTokens.inZone;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.notification.ServiceTest;
import dev.marquee.platform.test.StatementCount;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Webhooks as organisers see them. */
@ServiceTest
class WebhookPagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @Autowired MockMvcTester mvc;
    @Autowired StatementCount statements;
    @Autowired JdbcClient jdbc;

    private final long id = 50_000 + NUMBERS.incrementAndGet();
    private final JwtRequestPostProcessor owner =
            account(id, "pages" + id + "@example.org", "ORGANIZER");

    @Test
    void an_organiser_makes_a_webhook_sees_the_secret_once_and_finds_it_in_the_list() {
        assertThat(page(owner, "/admin/webhooks"))
                .contains("There is no webhook yet", "href=\"/admin/webhooks/new\"")
                .doesNotContain("For development");
        assertThat(page(owner, "/admin/webhooks/new"))
                .contains("booking.confirmed", "Told of")
                .doesNotContain("everybody’s events", "??");
        var made = save("/admin/webhooks/new", "Box office", address());
        assertThat(made).hasStatus(HttpStatus.CREATED);
        var secret = found(made, "whsec_[A-Za-z0-9+/=]+");
        assertThat(made.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        var path = found(made, "/admin/webhooks/\\d+");
        assertThat(page(owner, path))
                .contains("Box office", "Nothing is sent yet", "Send a test", "Pause")
                .doesNotContain(secret, "??");
        assertThat(page(owner, "/admin/webhooks?q=box&status=active"))
                .contains("Box office", "Active", "None yet", "1 to 1 of 1", "export.csv?q=box")
                .doesNotContain(secret, "??", "Owner");
        assertThat(page(owner, "/admin/webhooks?q=nothing")).contains("No webhook matches");
        assertThat(page(owner, "/admin/webhooks/export.csv")).contains("Box office", "Active");
        assertThat(page(admin(), "/admin/webhooks?q=pages" + id))
                .contains("Box office", "pages" + id + "@example.org");

        var rotated = post(path + "/secret?leaked=true");
        assertThat(rotated).hasStatus(HttpStatus.CREATED);
        assertThat(found(rotated, "whsec_[A-Za-z0-9+/=]+")).isNotEqualTo(secret);
        assertThat(page(owner, path)).doesNotContain("The one before signs too");
        post(path + "/secret");
        assertThat(page(owner, path)).contains("The one before signs too until");
    }

    @Test
    void a_form_that_cannot_be_keeps_what_was_typed_and_says_what_to_do() {
        var answer = save("/admin/webhooks/new", "Box \"office\"", "http://hooks.example.org/");
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "Use an address that begins with https://",
                        "value=\"Box &quot;office&quot;\"",
                        "value=\"http://hooks.example.org/\"",
                        "role=\"alert\"");
        assertThat(post("/admin/webhooks/new?name=&address="))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say what the webhook is for", "Say where to send", "Tick one event");
        assertThat(post("/admin/webhooks/new?name=a&address=" + address() + "&events=nonsense"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Tick one event");
    }

    @Test
    void of_two_who_edit_one_webhook_the_second_is_told_and_overwrites_nothing() {
        var address = address();
        var path =
                found(save("/admin/webhooks/new", "Box office", address), "/admin/webhooks/\\d+");
        assertThat(page(owner, path + "/edit"))
                .contains("name=\"version\"", "value=\"0\"", "value=\"" + address + "\"");
        assertThat(save(path + "/edit?version=0", "First", address))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(path + "?done=saved");
        assertThat(save(path + "/edit?version=0", "Second", address))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains(
                        "somebody else has changed it",
                        "Name: First",
                        "value=\"Second\"",
                        "name=\"version\" value=\"1\"");
        assertThat(page(owner, path)).contains("First").doesNotContain("Second");
        assertThat(save(path + "/edit?version=1", "Second", address)).hasStatus3xxRedirection();
        assertThat(page(owner, path + "?done=saved")).contains("Second", "The webhook is saved.");
    }

    @Test
    void a_webhook_is_tried_paused_let_go_on_and_deleted_after_a_question() {
        var path =
                found(save("/admin/webhooks/new", "Box office", address()), "/admin/webhooks/\\d+");
        var test = post(path + "/test");
        assertThat(test).hasStatus3xxRedirection();
        var delivery = test.getResponse().getRedirectedUrl();
        await().until(() -> page(owner, delivery).contains("no address on the internet"));
        assertThat(page(owner, delivery))
                .contains("webhook.test", "It works.", "Send now", "The test is on its way")
                .doesNotContain("??");
        assertThat(page(owner, path)).contains("Next attempt", "It has taken nothing since");
        assertThat(page(owner, "/admin/webhooks")).contains("Takes nothing at present");
        assertThat(page(owner, path + "?type=webhook.test&status=waiting&q=works"))
                .contains("1 to 1 of 1");
        assertThat(page(owner, path + "?status=delivered")).contains("No delivery matches");
        assertThat(page(owner, path + "/export.csv"))
                .contains("webhook.test", "no address on the internet");
        assertThat(post(delivery.replaceAll("\\?.*", "") + "/resend")).hasStatus3xxRedirection();

        assertThat(page(owner, path)).contains("Pause Box office?", "data-dialog=\"ask-pause\"");
        assertThat(page(owner, path + "/pause"))
                .contains("Pause Box office?", "those events are lost to it")
                .doesNotContain("??");
        assertThat(page(owner, path)).doesNotContain("It is paused");
        assertThat(post(path + "/pause")).hasRedirectedUrl(path + "?done=paused");
        assertThat(page(owner, path + "?done=paused"))
                .contains("It is paused: what happens now is not kept", "Let it go on")
                .doesNotContain("Send a test");
        assertThat(post(path + "/resume")).hasRedirectedUrl(path + "?done=resumed");
        assertThat(page(owner, path + "/delete")).contains("Delete Box office?", "its log");
        assertThat(page(owner, path)).contains("Delete Box office?");
        assertThat(post(path + "/delete")).hasRedirectedUrl("/admin/webhooks?done=deleted");
        assertThat(mvc.get().uri(path).with(owner)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(owner, "/admin/webhooks?done=deleted")).contains("The webhook is deleted.");
    }

    @Test
    void what_people_type_and_receivers_answer_is_only_ever_text() {
        var path =
                found(
                        save("/admin/webhooks/new", HOSTILE + " {{7*7}} 日本語 🎷", address()),
                        "/admin/webhooks/\\d+");
        tell("booking.confirmed:hostile" + id, HOSTILE);
        await().until(() -> page(owner, path).contains("no address on the internet"));
        var delivery = found(page(owner, path), path + "/deliveries/\\d+");
        for (var at :
                new String[] {
                    "/admin/webhooks",
                    path,
                    path + "/edit",
                    path + "/delete",
                    path + "/secret",
                    delivery,
                    path + "?q=%3Cimg%20src%3Dx&status=%22%3E&type=%22%3E&sort=%22%3E"
                })
            assertThat(page(owner, at))
                    .as(at)
                    .contains("&lt;img src=x")
                    .doesNotContain("<img src=x", "??");
        assertThat(page(owner, path)).contains("{{7*7}} 日本語 🎷");
        assertThat(page(owner, "/admin/webhooks/export.csv")).contains(HOSTILE);
    }

    @Test
    void a_list_of_many_costs_as_many_statements_as_one_of_few() {
        for (int n = 0; n < 2; n++) save("/admin/webhooks/new", "Till " + n, address());
        tell("booking.confirmed:count" + id, "Ana");
        var few = statements.of(() -> page(owner, "/admin/webhooks"));
        for (int n = 0; n < 7; n++) save("/admin/webhooks/new", "More " + n, address());
        tell("booking.confirmed:counts" + id, "Ana");
        assertThat(statements.of(() -> page(owner, "/admin/webhooks"))).isEqualTo(few);

        var path = found(page(owner, "/admin/webhooks"), "/admin/webhooks/\\d+");
        var short_ = statements.of(() -> page(owner, path));
        for (int n = 0; n < 20; n++) tell("booking.confirmed:many" + n + "-" + id, "Ana");
        assertThat(statements.of(() -> page(owner, path))).isEqualTo(short_);
        assertThat(page(owner, path)).contains("1 to 20 of 21", "page=1");
        assertThat(page(owner, path + "?page=1&sort=created")).contains("21 to 21 of 21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?page=-1",
                "?page=2147483647",
                "?status=nonsense",
                "?q=%00",
                "?q=%25",
                "?sort=;drop"
            })
    void odd_questions_get_a_page(String query) {
        assertThat(mvc.get().uri(java.net.URI.create("/admin/webhooks" + query)).with(owner))
                .hasStatusOk();
    }

    @Test
    void only_organisers_and_admins_come_here() {
        assertThat(mvc.get().uri("/admin/webhooks")).hasStatus(HttpStatus.UNAUTHORIZED);
        for (var other : java.util.List.of(customer(), service()))
            assertThat(mvc.get().uri("/admin/webhooks").with(other))
                    .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/admin/webhooks").with(organizer())).hasStatusOk();
        assertThat(mvc.get().uri("/admin/webhooks/0").with(admin()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void times_of_deliveries_are_told_by_the_clock_of_who_reads_them() {
        var path = found(save("/admin/webhooks/new", "Till", address()), "/admin/webhooks/\\d+");
        var delivery = post(path + "/test").getResponse().getRedirectedUrl();
        jdbc.sql(
                        "update webhook_delivery set created_at = timestamp with time zone '2026-07-09 22:30:01+00' where webhook_id = ?")
                .param(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)))
                .update();
        var hanoi = inZone("Asia/Ho_Chi_Minh", id, "pages" + id + "@example.org", "ORGANIZER");
        for (var page : new String[] {"/admin/webhooks", path, delivery.replaceAll("\\?.*", "")}) {
            assertThat(page(hanoi, page))
                    .as(page)
                    .contains("10 Jul 2026, 05:30:01")
                    .containsOnlyOnce("Ho Chi Minh time")
                    .doesNotContain(" UTC");
            assertThat(page(owner, page)).as("the house").contains("9 Jul 2026, 23:30:01");
        }
    }

    private void tell(String key, String buyer) {
        var body =
                """
                {"events":[{"key":"%s","type":"booking.confirmed","organizer_id":%d,"occurred_at":"2026-11-25T10:15:00Z",
                "data":{"buyer_name":"%s","buyer_email":"minhchau@example.org"}}]}\
                """
                        .formatted(key, id, buyer);
        assertThat(
                        mvc.post()
                                .uri("/internal/webhook-events")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body)
                                .with(service()))
                .hasStatus(HttpStatus.ACCEPTED);
    }

    private static String address() {
        return "https://pages" + NUMBERS.incrementAndGet() + ".example.org/";
    }

    private MvcTestResult save(String path, String name, String address) {
        return mvc.post()
                .uri(path)
                .param("name", name)
                .param("address", address)
                .param("events", "booking.confirmed", "event.published")
                .with(owner)
                .exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post().uri(path).with(owner).exchange();
    }

    private String page(JwtRequestPostProcessor caller, String path) {
        var answer = mvc.get().uri(java.net.URI.create(path)).with(caller).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return text(answer);
    }

    private static String found(MvcTestResult answer, String pattern) {
        return found(text(answer), pattern);
    }

    private static String found(String page, String pattern) {
        var match = Pattern.compile(pattern).matcher(page.replace("&#43;", "+"));
        assertThat(match.find()).as("%s in %s", pattern, page).isTrue();
        return match.group();
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
