package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main pages on a phone in English that is two fifths longer, as many languages are: nothing
 * scrolls sideways, and no words are cut.
 */
@ExtendWith(DemoSuite.class)
class LongWordsTest {

    private static final List<String> BUYERS =
            List.of(
                    "/",
                    "/e/EV05",
                    "/e/EV08",
                    "/e/EV14",
                    "/e/EV18",
                    "/lookup",
                    "/login",
                    "/register",
                    "/forgot-password");

    private static final List<String> STAFF =
            List.of(
                    "/admin",
                    "/admin/events",
                    "/admin/events/EV05",
                    "/admin/events/EV05/texts/vi",
                    "/admin/events/new",
                    "/admin/offers",
                    "/admin/tickets",
                    "/admin/tickets/attendees/EV05",
                    "/admin/refunds",
                    "/admin/payments",
                    "/admin/journal",
                    "/admin/customers",
                    "/admin/venues",
                    "/admin/reports",
                    "/admin/mail",
                    "/admin/users",
                    "/admin/webhooks",
                    "/profile");

    private static final String WIDER =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** Where words end before their closing bracket, but for what is meant to be shortened. */
    private static final String CUT =
            """
            () => [...document.querySelectorAll('h1,h2,h3,p,a,button,label,legend,dt,dd,th,li,span')]
                .filter(e => e.offsetParent && !e.closest('.visually-hidden,.skip,.shorten,.text-truncate,.chart'))
                .filter(e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
                .map(e => e.outerHTML.slice(0, 160))
            """;

    private static RunningSuite suite;
    private static Browser browser;

    @BeforeAll
    static void start(RunningSuite demo) {
        suite = demo;
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void longer_words_fit_on_the_pages_of_buyers() throws Exception {
        var page = browser.visitor(390, 844, false);
        page.navigate(suite.url("/?lang=en-XA").toString());
        assertThat(page.url()).isEqualTo(suite.url("/").toString());
        assertThat(faults(page, BUYERS)).isEmpty();
    }

    @Test
    void longer_words_fit_on_the_pages_of_staff() throws Exception {
        var page = browser.visitor(390, 844, false);
        page.navigate(suite.url("/login?return=/admin&lang=en-XA").toString());
        page.fill("input[name=email]", "admin");
        page.fill("input[name=password]", "admin123");
        page.locator("main button[type=submit]").first().click();
        page.waitForURL("**/admin");
        assertThat(faults(page, STAFF)).isEmpty();
    }

    private static List<String> faults(Page page, List<String> addresses) throws Exception {
        var faults = new ArrayList<String>();
        for (var address : addresses) {
            page.navigate(suite.url(address).toString());
            if (!page.title().contains("["))
                faults.add(address + " is in another language: " + page.title());
            if (((Number) page.evaluate(WIDER)).intValue() > 0)
                faults.add(address + " scrolls sideways");
            for (var cut : (List<?>) page.evaluate(CUT)) faults.add(address + " cuts " + cut);
            var pictures = System.getProperty("marquee.pictures");
            if (pictures != null)
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(
                                        Files.createDirectories(Path.of(pictures))
                                                .resolve(
                                                        "long"
                                                                + address.replace('/', '-')
                                                                + ".png"))
                                .setFullPage(true));
        }
        return faults;
    }
}
