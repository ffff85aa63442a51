package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bell on every page, and the page it leads to, as somebody with an account of their own. */
@ExtendWith(DemoSuite.class)
class BellTest {

    private static RunningSuite suite;
    private static People people;

    @BeforeAll
    static void start(RunningSuite running) throws Exception {
        suite = running;
        people = new People(running);
    }

    private static void tell(long account, String text) {
        Awaitility.await("the account is known")
                .until(() ->
                        Http.post(
                                                suite.url("/api/notifications"),
                                                Map.of("user_id", account, "content", text),
                                                people.as("admin"))
                                        .status()
                                == 201);
    }

    private static long join(String name) throws Exception {
        people.join(name, "CUSTOMER");
        return Http.get(suite.url("/api/profile"), people.as(name)).json().get("id").asLong();
    }

    private static Page signedIn(Browser browser, String name, boolean script) {
        var page = browser.visitor(390, 844, script);
        page.navigate(suite.url("/login").toString());
        page.fill("input[name=email]", name + "@example.org");
        page.fill("input[name=password]", People.PASSWORD);
        page.locator("main button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    @Test
    void the_bell_counts_what_comes_while_a_page_is_open_and_what_is_read_elsewhere()
            throws Exception {
        var account = join("bell-counts");
        tell(account, "The first");
        try (var browser = new Browser()) {
            var page = signedIn(browser, "bell-counts", true);
            page.navigate(suite.url("/my").toString());
            var count = page.locator("[data-bell] .count");
            assertThat(count).hasText("1");
            tell(account, "The second");
            assertThat(count).hasText("2");
            assertThat(page.locator("[data-bell] .visually-hidden"))
                    .hasText("Notifications, 2 unread");
            var latest =
                    Http.get(suite.url("/api/notifications"), people.as("bell-counts"))
                            .json()
                            .get("latest")
                            .asLong();
            Http.post(
                    suite.url("/api/notifications/read-all"),
                    Map.of("up_to", latest),
                    people.as("bell-counts"));
            assertThat(count).isHidden();
            assertThat(browser.errors).isEmpty();
        }
    }

    @Test
    void without_a_script_they_are_read_opened_and_chosen() throws Exception {
        var account = join("bell-plain");
        tell(account, "Bring a coat.");
        tell(account, "And a hat.");
        try (var browser = new Browser()) {
            var page = signedIn(browser, "bell-plain", false);
            page.locator("[data-bell]").click();
            assertThat(page.locator("main .unread")).hasCount(2);
            page.getByText("And a hat.").click();
            assertThat(page.locator("main .unread")).hasCount(1);
            page.locator("main form[action$=read-all] button").click();
            assertThat(page.locator("main .unread")).hasCount(0);
            page.locator("input[value='message.mail']").uncheck();
            page.locator("main form[action$=preferences] button").click();
            assertThat(page.locator("input[value='message.mail']")).not().isChecked();
            assertThat(page.locator("#preferences [role=status]")).isVisible();
        }
    }
}
