package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages whose numbers change while somebody looks at them. */
@ExtendWith(DemoSuite.class)
class LiveTest {

    private static final AtomicInteger BUYERS = new AtomicInteger();

    private static RunningSuite suite;
    private static String[] organiser;

    @BeforeAll
    static void start(RunningSuite running) throws Exception {
        suite = running;
        organiser = Http.signIn(suite, "organizer@ticket.local", "organizer123");
    }

    private record OnSale(long id, String page) {}

    private static OnSale onSale(String name, int tickets) throws Exception {
        var id = new Organiser(suite, organiser).onSale(name, tickets);
        var code = Http.get(suite.url("/api/events/" + id)).json().get("code").asString();
        return new OnSale(id, suite.url("/e/" + code).toString());
    }

    /** Returns the booking's id. */
    private static long book(OnSale event, int quantity) throws Exception {
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event.id(),
                                "quantity",
                                quantity,
                                "buyer_name",
                                "Ana",
                                "buyer_email",
                                "live-" + BUYERS.incrementAndGet() + "@example.org"));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return booked.json().get("id").asLong();
    }

    @Test
    void buyers_see_what_is_left_and_that_it_is_sold_out_and_that_it_is_not() throws Exception {
        var event = onSale("Live", 6);
        try (var browser = new Browser()) {
            var page = browser.visitor(390, 844, true);
            page.navigate(event.page());
            var left = page.locator("#book [data-left]");
            assertThat(left).hasText("6 of 6 left");
            var last = book(event, 4);
            assertThat(left).hasText("2 of 6 left");
            assertThat(page.locator("#book [data-left-of]")).hasText("2 left");
            assertThat(page.locator("#book progress")).hasAttribute("value", "4");

            page.fill("input[name=buyerName]", "Typed before");
            book(event, 2);
            var news = page.locator("#book > [role=status]");
            assertThat(news).containsText("Sold out");
            assertThat(news.locator("a[href$=waiting-list]")).isVisible();
            assertThat(page.locator("input[name=buyerName]")).hasValue("Typed before");

            Http.post(suite.url("/api/bookings/" + last + "/cancel"), Map.of(), organiser);
            assertThat(news).containsText("There are tickets");
            assertThat(left).hasText("4 of 6 left");
            assertThat(browser.errors).isEmpty();
        }
    }

    @Test
    void seven_tabs_have_one_stream_and_leave_the_site_usable() throws Exception {
        var event = onSale("Seven tabs", 50);
        try (var browser = new Browser()) {
            var first = browser.visitor(800, 600, true);
            Set<Request> open = new LinkedHashSet<>();
            first.context()
                    .onRequest(request -> {
                        if (request.url().endsWith("/live")) open.add(request);
                    });
            first.context().onRequestFinished(open::remove);
            first.context().onRequestFailed(open::remove);
            List<Page> tabs = new ArrayList<>(List.of(first));
            for (var n = 1; n < 7; n++) tabs.add(first.context().newPage());
            for (var tab : tabs) tab.navigate(event.page());

            first.waitForCondition(() -> open.size() == 1);
            book(event, 3);
            for (var tab : tabs)
                assertThat(tab.locator("#book [data-left]")).hasText("47 of 50 left");
            assertThat(open).hasSizeLessThan(2);

            var eighth = first.context().newPage();
            eighth.navigate(suite.url("/").toString());
            assertThat(eighth.locator("h1")).isVisible();

            // The tab with the stream goes, and another one takes over.
            var stream = open.iterator().next();
            var leader = stream.frame().page();
            tabs.remove(leader);
            leader.close();
            open.remove(stream);
            eighth.waitForCondition(() -> open.size() == 1);
            book(event, 2);
            for (var tab : tabs)
                assertThat(tab.locator("#book [data-left]")).hasText("45 of 50 left");
        }
    }

    @Test
    void where_too_many_watch_a_page_asks_again_and_again() throws Exception {
        var event = onSale("No stream", 20);
        try (var browser = new Browser()) {
            var page = browser.visitor(800, 600, true);
            page.route(
                    "**/live",
                    route ->
                            route.fulfill(
                                    new FulfillOptions()
                                            .setStatus(503)
                                            .setHeaders(Map.of("Retry-After", "10"))));
            page.navigate(event.page());
            assertThat(page.locator("#book [data-left]")).hasText("20 of 20 left");
            book(event, 4);
            assertThat(page.locator("#book [data-left]")).hasText("16 of 20 left");
        }
    }

    @Test
    void without_a_script_a_page_says_what_it_said() throws Exception {
        var event = onSale("No script", 20);
        try (var browser = new Browser()) {
            var page = browser.visitor(800, 600, false);
            page.navigate(event.page());
            book(event, 4);
            assertThat(page.locator("#book [data-left]")).hasText("20 of 20 left");
            page.reload();
            assertThat(page.locator("#book [data-left]")).hasText("16 of 20 left");
        }
    }

    @Test
    void organisers_see_their_figures_change() throws Exception {
        var event = onSale("Figures", 40);
        try (var browser = new Browser()) {
            var page = browser.visitor(1440, 900, true);
            page.navigate(suite.url("/login?return=/admin").toString());
            page.fill("input[name=email]", "organizer@ticket.local");
            page.fill("input[name=password]", "organizer123");
            page.locator("main button[type=submit]").first().click();
            page.waitForURL("**/admin");
            page.navigate(event.page().replace("/e/", "/admin/events/"));
            book(event, 3);
            assertThat(page.locator("#figures-now [data-figure=sold]")).hasText("3");
            assertThat(page.locator("#figures-now")).containsText("Bookings1");
            assertThat(page.locator("#kinds-now")).containsText("3 of 40");
            assertThat(page.locator("#chart-now td[data-value='3']")).hasCount(1);
            page.locator("#chart-now summary").click();
            page.locator("h1").click(); // where the keyboard is, nothing changes
            book(event, 4);
            assertThat(page.locator("#chart-now td[data-value='7']")).isVisible();
            assertThat(page.locator("#kinds-now")).containsText("7 of 40");

            page.navigate(event.page().replace("/e/", "/admin/tickets/attendees/"));
            assertThat(page.locator("#figures-now")).containsText("7 of 40");
            book(event, 2);
            assertThat(page.locator("#figures-now")).containsText("9 of 40");
            assertThat(browser.errors).isEmpty();
        }
    }
}
