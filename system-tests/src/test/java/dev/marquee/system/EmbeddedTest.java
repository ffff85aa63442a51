package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tickets on somebody else's site, in a browser that gives no cookies to third parties. */
@ExtendWith(DemoSuite.class)
class EmbeddedTest {

    private static final String FRAME = "marquee-tickets iframe";

    private static RunningSuite suite;
    private static Browser browser;
    private static OtherSite listed;
    private static OtherSite other;
    private static OtherSite counter;
    private static String event = "";
    private static String[] organiser = {};

    @BeforeAll
    static void start(RunningSuite running) throws Exception {
        suite = running;
        browser = new Browser(List.of("--test-third-party-cookie-phaseout"));
        var ours = origin();
        var strict =
                "default-src 'none'; script-src %1$s; frame-src %1$s; img-src http:; base-uri 'none'; form-action 'none'"
                        .formatted(ours);
        listed = new OtherSite(strict);
        other = new OtherSite(strict);
        counter = new OtherSite(strict);
        event = PayingTest.onSaleFor(suite, "12.50");
        organiser = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var me = Http.get(suite.url("/api/profile"), organiser).json().get("id").asLong();
        var sites =
                Http.send(
                        "PUT",
                        suite.url("/api/brands/" + me + "/embed-origins"),
                        Map.of("origins", List.of(listed.origin())),
                        organiser);
        assertThat(sites.status()).as(sites.text()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        browser.close();
        listed.close();
        other.close();
        counter.close();
    }

    private static String origin() {
        var address = suite.url("");
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static String widget(String attributes) {
        return "<script src=\"%1$s/widget/v1.js\" async></script><marquee-tickets event=\"%2$s\"%3$s><a href=\"%1$s/e/%2$s\">Tickets for the evening</a></marquee-tickets>"
                .formatted(origin(), event, attributes);
    }

    /** The frame, as soon as it has told the page around it how high it is. */
    private static FrameLocator shown(Page page) {
        page.waitForFunction(
                "() => document.querySelector('marquee-tickets a')?.hidden === true && document.querySelector('"
                        + FRAME
                        + "').style.height.endsWith('px')");
        return page.frameLocator(FRAME);
    }

    @Test
    void from_a_choice_on_another_site_to_a_ticket_that_is_paid() {
        var page = browser.visitor(390, 844, true);
        page.navigate(listed.page("/house", widget(" via=\"spring\"")));
        var frame = shown(page);
        assertThat(frame.locator("h1")).hasText("A priced evening");
        assertThat(page.locator(FRAME)).hasAttribute("title", "Tickets for the evening");
        frame.locator("select[name=pick]")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("3"));
        assertThat(page.context().cookies()).as("nothing is kept in the frame").isEmpty();
        frame.locator("button").click();

        assertThat(page).hasURL(Pattern.compile(origin() + "/e/" + event + "\\?.*pick=\\d+%3A3.*"));
        assertThat(page.url()).contains("via=spring");
        assertThat(page.locator("#book select").first()).hasValue("3");
        page.fill("input[name=buyerName]", "Embedded Ana");
        page.fill("input[name=buyerEmail]", "embedded.ana@example.org");
        page.locator("input[name=buyerEmail]").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+/pay"));
        page.fill("input[autocomplete=cc-number]", "4242 4242 4242 4242");
        page.locator("input[autocomplete=cc-number]").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+$"));
        assertThat(page.locator("svg.qr")).hasCount(3);
        assertThat(page.locator("main")).containsText("Paid: €37.50");
    }

    /** That the browser of this test is as strict as it says: else it would prove nothing. */
    @Test
    void the_browser_gives_third_parties_no_cookies() {
        var page = browser.visitor(390, 844, true);
        var there = counter.origin().replace("127.0.0.1", "localhost");
        var counted = "<img alt=\"\" src=\"" + counter.origin() + "/counted\">";
        assertThat(there).isNotEqualTo(counter.origin());
        for (var visit = 0; visit < 2; visit++) {
            var before = counter.cookies.size();
            page.navigate(suite.url("/robots.txt").toString());
            page.navigate(listed.page("/counting", counted.replace("127.0.0.1", "localhost")));
            page.waitForCondition(() -> counter.cookies.size() > before);
        }
        assertThat(counter.cookies).containsOnly("");
    }

    @Test
    void on_a_site_that_is_not_listed_the_frame_is_refused_and_the_link_stays() {
        var page = browser.visitor(390, 844, true);
        var refused = refused(page);
        page.navigate(other.page("/house", widget("")));
        page.waitForCondition(() -> !refused.isEmpty());
        assertThat(page.locator("marquee-tickets a")).isVisible();
        assertThat(page.locator("marquee-tickets a"))
                .hasAttribute("href", origin() + "/e/" + event);
    }

    @Test
    void a_listed_site_may_show_nothing_but_the_frame() {
        for (var path : List.of("/e/" + event, "/", "/login", "/my", "/oembed")) {
            var page = browser.visitor(390, 844, true);
            var refused = refused(page);
            page.navigate(
                    listed.page(
                            "/framing",
                            "<iframe title=\"ours\" src=\"" + origin() + path + "\"></iframe>"));
            page.waitForCondition(() -> !refused.isEmpty());
            page.close();
        }
    }

    @Test
    void nothing_can_be_sent_to_the_frame() throws Exception {
        var sent = Http.post(suite.url("/embed/e/" + event), Map.of("pick", "1:1"));
        assertThat(sent.status()).isEqualTo(405);
    }

    @Test
    void the_plain_frame_works_without_any_script_and_in_a_language() {
        var page = browser.visitor(390, 844, false);
        page.navigate(
                listed.page(
                        "/plain",
                        "<iframe title=\"Tickets\" width=\"380\" height=\"600\" src=\"%s/embed/e/%s?lang=vi\"></iframe>"
                                .formatted(origin(), event)));
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("html")).hasAttribute("lang", "vi");
        frame.locator("button").press("Enter");
        assertThat(page).hasURL(Pattern.compile(origin() + "/e/" + event + "\\?.*pick=.*"));
        assertThat(page.locator("#book select").first()).hasValue("1");
    }

    @Test
    void everybody_can_use_it_on_the_narrowest_phone_and_in_forced_colours() {
        for (var colours : ForcedColors.values()) {
            var page = browser.visitor(320, 640, true);
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(colours));
            page.navigate(listed.page("/narrow", widget("")));
            var frame = shown(page);
            frame.locator("h1 a").focus();
            page.keyboard().press("Tab");
            assertThat(frame.locator("select[name=pick]")).isFocused();
            page.keyboard().press("Tab");
            assertThat(frame.locator("button")).isFocused();
            page.close();

            var alone = browser.visitor(320, 640, true);
            alone.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(colours));
            alone.navigate(suite.url("/embed/e/" + event).toString());
            assertThat(
                            (Object)
                                    alone.evaluate(
                                            "document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            assertThat(new AxeBuilder(alone).analyze().getViolations()).isEmpty();
            alone.close();
        }
    }

    /** What the browser fetched and then refused to show, from now on. */
    private static List<String> refused(Page page) {
        var refused = new CopyOnWriteArrayList<String>();
        page.onRequestFailed(request -> {
            if (request.failure().equals("net::ERR_BLOCKED_BY_RESPONSE"))
                refused.add(request.url());
        });
        return refused;
    }
}
