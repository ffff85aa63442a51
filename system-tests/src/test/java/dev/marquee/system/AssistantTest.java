package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The assistant in a browser: with scripts and without, and with what a stranger wrote. */
@ExtendWith(DemoSuite.class)
class AssistantTest {

    private static final String EVIL =
            "![x](https://evil.example/p.png) [here](https://evil.example/) <img src='https://evil.example/i'>";

    private static RunningSuite suite;

    @BeforeAll
    static void start(RunningSuite demo) {
        suite = demo;
    }

    @Test
    void an_answer_comes_without_loading_the_page_again() {
        try (var browser = new Browser()) {
            var page = browser.visitor(390, 844, true);
            page.navigate(suite.url("/assistant").toString());
            assertThat(page.locator("[data-talk][data-ready]")).isVisible();
            page.evaluate("() => { window.stayed = true; }");
            ask(page, "What is on?", "This is on");
            assertThat(page.locator("#last a.btn").first()).isVisible();
            assertThat(page.evaluate("() => window.stayed")).isEqualTo(true);
            page.evaluate(AxeBuilder.getAxeScript());
            assertThat((List<?>) page.evaluate(EveryPageTest.AXE)).isEmpty();
            assertThat(browser.errors).isEmpty();
        }
    }

    @Test
    void it_works_without_scripts_in_vietnamese() {
        try (var browser = new Browser()) {
            var page = browser.visitor(390, 844, false);
            page.navigate(suite.url("/assistant?lang=vi").toString());
            page.locator("#ask").fill("cuoi tuan nay co gi ko");
            page.locator("#ask").press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*#last"));
            assertThat(page.locator(".thread")).containsText("cuoi tuan nay co gi ko");
            assertThat(page.locator("#last")).containsText("Trợ lý");
        }
    }

    /** No request leaves this site, whatever an event is called and says of itself. */
    @Test
    void what_a_stranger_wrote_calls_nobody() throws Exception {
        var code = eventOfAStranger();
        try (var browser = new Browser()) {
            var page = browser.visitor(1440, 900, true);
            var elsewhere = foreignRequests(page);
            page.navigate(suite.url("/assistant?event=" + code).toString());
            assertThat(page.locator("[data-talk][data-ready]")).isVisible();
            ask(page, "Are there tickets left?", "<img src=x");
            ask(page, "What is " + EVIL + "?", "Is it one of these?");
            assertThat(page.locator(".thread")).containsText(EVIL);
            assertThat(page.locator("main img, main a[href*='evil']")).hasCount(0);
            assertThat(elsewhere).isEmpty();
            assertThat(browser.errors).isEmpty();
        }
    }

    private static void ask(Page page, String question, String answer) {
        page.locator("#ask").fill(question);
        page.locator("#ask").press("Enter");
        assertThat(page.locator("#last .said")).containsText(answer);
    }

    private static String eventOfAStranger() throws Exception {
        var organiser = new People(suite).as("organizer");
        var made =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name", "Stranger <img src=x onerror=alert(1)>",
                                "description", EVIL,
                                "category", "Music",
                                "starts_at", "2031-05-04T19:30",
                                "time_zone", "Europe/Lisbon",
                                "location", "Harbour Hall, Lisbon",
                                "total_tickets", 60),
                        organiser);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var id = made.json().get("id").asLong();
        var published =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + id + "/status"),
                        Map.of("status", "published"),
                        organiser);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        Organiser.awaitOnSale(suite, id);
        return made.json().get("code").asString();
    }

    private static List<String> foreignRequests(Page page) {
        var here = suite.url("/").getAuthority();
        var found = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> {
            if (!request.url().startsWith("http")) return;
            var to = URI.create(request.url().split("[?#]")[0]);
            if (to.getAuthority() != null && !to.getAuthority().equals(here))
                found.add(request.url());
        });
        return found;
    }
}
