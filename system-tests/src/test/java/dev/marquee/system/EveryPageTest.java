package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Follows every link that an admin finds, and looks at each kind of page twice: on a phone in the
 * light, on a wide screen in the dark. No page may break a rule of WCAG 2.1 AA or of good practice
 * (axe-core), complain in the console, scroll sideways, or let the names that {@link HostileNames}
 * gave to things do anything but be read.
 */
@ExtendWith(DemoSuite.class)
class EveryPageTest {

    static final String AXE =
            """
            () => axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations']
            }).then(result => result.violations.flatMap(
                rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 200) + ' ' + (node.any[0]?.message ?? ''))))
            """;

    /** Without the switch of languages: all pages would be in another one from then on. */
    private static final String LINKS =
            """
            () => [...document.links].filter(a => a.origin === location.origin && !a.hasAttribute('download') && !a.hreflang)
                .map(a => a.pathname + a.search)
            """;

    private static final String WIDER =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private static final String WOKEN =
            """
            () => [...document.querySelectorAll('img[src="x"], [onerror], [onload], [onmouseover], script:not([src]):not([type])')]
                .map(found => found.outerHTML)
            """;

    /** Files, machine-readable addresses, and what other libraries show. */
    private static final Pattern NO_PAGE =
            Pattern.compile(
                    "/(docs(?!/reasons)|api|assets)(/.*)?|.*\\.(pdf|ics|csv|xlsx)|.*/(export|html|file)([./].*)?|.*/picture.*");

    /** A record of ours, printed as it is, or a key without its text. */
    private static final Pattern NO_WORDS = Pattern.compile("\\b[A-Z]\\w+\\[\\w+=|\\?\\?[a-z]");

    /** Pages that differ by what they show, such as a draft and an event that is over. */
    private static final int EXAMPLES = 2;

    private static RunningSuite suite;
    private static Browser browser;

    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void start(RunningSuite demo) throws Exception {
        suite = demo;
        HostileNames.make(suite);
        reportOnHarvestSupper();
        browser = new Browser();
    }

    /** The demo's event that is over; its figures travel by themselves. */
    private static void reportOnHarvestSupper() throws Exception {
        var admin = Http.signIn(suite, "admin", "admin123");
        var names = HostileNames.NAMES;
        var report = Map.of("event_id", 4, "summary", names.get(0), "feedback", names.get(1));
        Awaitility.await("the report is filed")
                .until(() -> Http.post(suite.url("/api/reports"), report, admin).status() == 201);
    }

    /** The only report of the demo says what the event's own page says. */
    @Test
    void the_report_on_what_is_over_has_the_figures_of_its_sales() throws Exception {
        var admin = Http.signIn(suite, "admin", "admin123");
        Awaitility.await("the figures")
                .untilAsserted(() ->
                        assertThat(
                                        Http.get(suite.url("/api/reports?event_id=4"), admin)
                                                .json()
                                                .at("/items/0/figures/sold")
                                                .asInt())
                                .isEqualTo(88));
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void every_page_can_be_used_by_everybody_and_shows_names_as_names() throws Exception {
        var phone = signedIn(browser.visitor(390, 844, true), ColorScheme.LIGHT);
        var desk = signedIn(browser.visitor(1440, 900, true), ColorScheme.DARK);
        browser.errors.clear();
        var seen = new LinkedHashMap<String, String>();
        var visits = new HashMap<String, Integer>();
        var todo =
                new ArrayDeque<>(
                        List.of(
                                "/admin",
                                "/",
                                "/my",
                                "/docs/reasons",
                                "/profile",
                                "/entry/",
                                "/admin/events?view=cards"));
        while (!todo.isEmpty()) {
            var address = todo.poll();
            var kind = kind(address);
            if (seen.containsValue(address) || visits.merge(kind, 1, Integer::sum) > EXAMPLES)
                continue;
            seen.put(kind + " " + visits.get(kind), address);
            if (!opens(phone, address)) continue;
            look(phone, address, "phone");
            for (var link : (List<?>) phone.evaluate(LINKS)) {
                var next = link.toString();
                if (!NO_PAGE.matcher(next.replaceFirst("\\?.*", "")).matches()) todo.add(next);
            }
            if (opens(desk, address)) look(desk, address, "desk");
        }
        assertThat(String.join("\n", faults)).isEmpty();
        assertThat(seen.values())
                .as("the walk came everywhere")
                .anyMatch(address -> address.matches("/admin/events/EV\\d+"))
                .anyMatch(address -> address.matches("/admin/events/EV\\d+/edit"))
                .anyMatch(address -> address.matches("/admin/tickets/\\d+"))
                .anyMatch(address -> address.matches("/admin/tickets/attendees/EV\\d+.*"))
                .anyMatch(address -> address.matches("/admin/customers/\\d+"))
                .anyMatch(address -> address.matches("/admin/venues/\\d+/calendar.*"))
                .anyMatch(address -> address.matches("/admin/reports/\\d+"))
                .anyMatch(address -> address.startsWith("/admin/webhooks"))
                .anyMatch(address -> address.matches("/admin/templates/.+/.+"))
                .anyMatch(address -> address.startsWith("/admin/brand"))
                .anyMatch(address -> address.startsWith("/admin/audit"));
    }

    /** An address without what tells one thing from another. */
    private static String kind(String address) {
        var path =
                address.replaceFirst("\\?.*", "")
                        .replaceAll("\\d+", "#")
                        .replaceFirst("^(/admin/templates)/[^/]+/[^/]+", "$1/#/#");
        return address.contains("view=cards") ? path + " cards" : path;
    }

    private boolean opens(Page page, String address) {
        var answer = page.navigate(suite.url("").resolve(address).toString());
        if (answer == null || answer.status() == 200) return true;
        faults.add(address + ": " + answer.status());
        browser.errors.clear();
        return false;
    }

    private void look(Page page, String address, String where) throws Exception {
        page.evaluate(AxeBuilder.getAxeScript());
        for (var violation : (List<?>) page.evaluate(AXE))
            faults.add(address + " (" + where + ") " + violation);
        if (((Number) page.evaluate(WIDER)).intValue() > 0)
            faults.add(address + " (" + where + ") scrolls sideways");
        for (var woken : (List<?>) page.evaluate(WOKEN))
            faults.add(address + " (" + where + ") let a name become " + woken);
        var noWords = NO_WORDS.matcher(page.locator("body").innerText());
        if (noWords.find()) faults.add(address + " (" + where + ") says " + noWords.group());
        for (var error : browser.errors) faults.add(address + " (" + where + ") " + error);
        browser.errors.clear();
        var pictures = System.getProperty("marquee.pictures");
        if (pictures != null) {
            var file = kind(address).replaceAll("[^a-z#]+", "-") + "-" + where + ".png";
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Files.createDirectories(Path.of(pictures)).resolve(file))
                            .setFullPage(true));
        }
    }

    private Page signedIn(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.onDialog(dialog -> {
            faults.add(page.url() + ": a name opened a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(suite.url("/login?return=/admin").toString());
        page.fill("input[name=email]", "admin");
        page.fill("input[name=password]", "admin123");
        page.locator("main button[type=submit]").first().click();
        page.waitForURL("**/admin");
        return page;
    }
}
