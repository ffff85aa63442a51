package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An organiser buys tickets of a draft as a buyer would, and goes live with nothing left of it. */
@ExtendWith(DemoSuite.class)
class TestModeTest {

    private static final String NAME = "A trial evening";
    private static final String STRANGER = "trial.stranger@example.org";

    private static RunningSuite suite;
    private static Browser browser;

    @BeforeAll
    static void start(RunningSuite running) {
        suite = running;
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void an_event_is_tried_out_by_its_address_and_nothing_of_that_is_left_when_it_is_live()
            throws Exception {
        var event = draft();
        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url("/login?return=/admin/events/" + event).toString());
        page.fill("input[name=email]", "organizer@ticket.local");
        page.fill("input[name=password]", "organizer123");
        page.locator("main form button[type=submit]").first().click();
        press(page, "form[action$='/try-out'] button");
        assertThat(page.locator("main")).containsText("You are trying this event out");
        assertThat(page.locator("main")).containsText("organizer@ticket.local alone");
        assertThat(listed()).doesNotContain(event);

        awaitSale(page, event);
        PayingTest.held(suite, page, event, "2", "Trial Person", STRANGER);
        assertThat(page.locator("main")).containsText("TEST");
        page.fill("input[autocomplete=cc-number]", "4242 4242 4242 4242");
        page.locator("input[autocomplete=cc-number]").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+$"));
        assertThat(page.locator("svg.qr")).hasCount(2);
        assertThat(page.locator("main")).containsText("This is a test booking");
        assertNothingStandsOut(page);

        var booking = page.url().replaceAll(".*/bookings/(\\d+).*", "$1");
        var staff = suite.url("/admin/tickets/" + booking).toString();
        Awaitility.await("the stranger's mail was not sent")
                .untilAsserted(() -> {
                    page.navigate(staff);
                    assertThat(page.locator("main").innerText()).contains("Not sent: test mode");
                });
        assertThat(mailbox()).doesNotContain(STRANGER);

        page.navigate(suite.url("/admin/events/" + event + "/go-live").toString());
        assertThat(page.locator("main")).containsText("One test booking is deleted for good");
        press(page, "form[action$='/go-live'] button");
        Awaitility.await("it is on sale for everybody, the test booking is gone")
                .untilAsserted(() -> {
                    assertThat(listed()).contains(event);
                    assertThat(page.navigate(staff).status()).isEqualTo(404);
                });
        awaitSale(page, event);
        assertThat(page.locator("main").innerText()).doesNotContain("only being tried out");
        browser.errors.removeIf(it -> it.contains("404")); // the deleted booking
        assertNothingStandsOut(page);
    }

    /** All that was mailed to anybody, or is to be. */
    private static String mailbox() throws Exception {
        var admin = Http.signIn(suite, "admin@ticket.local", "admin123");
        var mails = Http.get(suite.url("/admin/mail/export.csv"), admin);
        assertThat(mails.status()).isEqualTo(200);
        assertThat(mails.text()).as("the demo's buyers are there").contains("@example.");
        return mails.text();
    }

    /** What somebody finds who looks for it. */
    private static String listed() throws Exception {
        var found = Http.get(suite.url("/api/events?q=trial%20evening"));
        assertThat(found.status()).isEqualTo(200);
        return found.text();
    }

    /** The news travels from event- to ticket-service. */
    private static void awaitSale(Page page, String event) {
        Awaitility.await(event + " can be booked")
                .until(() -> {
                    page.navigate(suite.url("/e/" + event).toString());
                    return page.locator("#book select").count() > 0;
                });
    }

    private static void press(Page page, String button) {
        page.locator(button).first().click();
    }

    private static String draft() throws Exception {
        var created =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name",
                                NAME,
                                "category",
                                "Music",
                                "starts_at",
                                "2031-05-04T19:30",
                                "time_zone",
                                "Europe/Lisbon",
                                "location",
                                "Harbour Hall, Lisbon",
                                "total_tickets",
                                20,
                                "price",
                                "24.00",
                                "currency",
                                "EUR"),
                        Http.signIn(suite, "organizer@ticket.local", "organizer123"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.json().get("code").asString();
    }

    /** No page error, no line of the console, and nothing wider than the window. */
    private static void assertNothingStandsOut(Page page) {
        assertThat(
                        (Object)
                                page.evaluate(
                                        "document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        assertThat(browser.errors).isEmpty();
    }
}
