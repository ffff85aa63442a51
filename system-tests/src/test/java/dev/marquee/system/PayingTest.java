package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From a price to a ticket, and from a ticket to the money, on a phone: the demo's event with three
 * fado singers gives money back by itself, less a tenth; one that is made here asks its staff.
 */
@ExtendWith(DemoSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PayingTest {

    private static final String DECLINED = "4000 0000 0000 0002";
    private static final String PAID = "4242 4242 4242 4242";

    private static RunningSuite suite;
    private static Browser browser;
    private static String asked = "";

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
    @Order(1)
    void a_declined_card_is_followed_by_another_one_and_one_of_three_tickets_goes_back() {
        var page = browser.visitor(390, 844, true);
        held(page, "EV14", "3", "Paying Ana", "paying.ana@example.org");
        assertThat(page.locator("main")).containsText("€72.00");
        assertThat(page.locator("main")).containsText("No real money moves");

        pay(page, DECLINED);
        assertThat(page.locator(".problem:visible")).containsText("declined");
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+/pay"));
        pay(page, PAID);
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+$"));
        assertThat(page.locator("svg.qr")).hasCount(3);
        assertThat(page.locator("main")).containsText("Paid: €72.00");

        page.locator("a[href$='/cancel']").click();
        assertThat(page.locator("main")).containsText("You get €64.80 back");
        var tickets = page.locator("input[type=checkbox][name=tickets]");
        tickets.nth(0).uncheck();
        tickets.nth(1).uncheck();
        page.locator("form[method=get] button").click();
        assertThat(page.locator("main")).containsText("You get €21.60 back");
        assertThat(page.locator("main")).containsText("€2.40 is kept");
        page.locator("form[method=post][action$='/cancel'] button").click();

        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+$"));
        assertThat(page.locator("svg.qr")).hasCount(2);
        assertThat(page.locator("main")).containsText("Refunded: €21.60");
        assertNothingStandsOut(page);
    }

    @Test
    @Order(2)
    void without_javascript_a_buyer_pays_and_asks_for_the_money_back() throws Exception {
        var event = onSaleFor("12.50");
        var page = browser.visitor(390, 844, false);
        held(page, event, "1", "Paying Rui", "paying.rui@example.org");
        pay(page, PAID);
        assertThat(page.locator("svg.qr")).hasCount(1);

        page.locator("a[href$='/cancel']").click();
        assertThat(page.locator("main")).containsText("You ask for €12.50 back");
        page.locator("form[method=post][action$='/cancel'] button").click();
        assertThat(page.locator("main")).containsText("You asked for your money back");
        assertThat(page.locator("svg.qr")).hasCount(0);
        asked = page.url().replaceAll(".*/bookings/(\\d+).*", "$1");
    }

    @Test
    @Order(3)
    void support_decides_and_the_money_is_on_its_way() throws Exception {
        var page = browser.visitor(1440, 900, true);
        page.navigate(suite.url("/login?return=/admin/refunds").toString());
        page.fill("input[name=email]", "support@ticket.local");
        page.fill("input[name=password]", "support123");
        page.locator("main form button[type=submit]").first().click();
        assertThat(page).hasURL(suite.url("/admin/refunds").toString());

        page.getByText("Paying Rui").click();
        assertThat(page.locator("main")).containsText("€12.50");
        page.fill("input[name=keep]", "2,50");
        page.fill("textarea[name=reason]", "Sorry that you cannot come");
        page.locator("button[value=approve]").click();
        assertThat(page.locator("main .note").first()).containsText("on its way");

        page.navigate(suite.url("/admin/tickets/" + asked).toString());
        assertThat(page.locator("main .state").first()).hasAttribute("data-state", "refunded");
        assertThat(page.locator("main")).containsText("€10.00");
        page.navigate(suite.url("/admin/payments").toString());
        assertThat(page.locator("main")).containsText("Paying Rui");
        assertNothingStandsOut(page);
    }

    @Test
    @Order(4)
    void the_organiser_reads_in_the_journal_what_came_and_what_went_back() {
        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url("/login?return=/admin/journal").toString());
        page.fill("input[name=email]", "organizer@ticket.local");
        page.fill("input[name=password]", "organizer123");
        page.locator("main form button[type=submit]").first().click();
        assertThat(page).hasURL(suite.url("/admin/journal").toString());
        assertThat(page.locator("#list caption").first()).containsText("Totals");

        page.locator("#kind").selectOption("refund");
        assertThat(page).hasURL(Pattern.compile(".*kind=refund.*"));
        var back =
                page.locator(
                        "#list tbody tr", new Page.LocatorOptions().setHasText("Booking " + asked));
        Awaitility.await("the money is back")
                .until(() -> {
                    page.reload();
                    return back.count() == 1;
                });
        assertThat(back).containsText("-€10.00");
        assertThat(back).containsText(Pattern.compile("TA-\\d{4}-\\d{6}"));
        assertNothingStandsOut(page);

        back.locator("a").click();
        assertThat(page.locator("main")).containsText("Credit note TA-");
        assertNothingStandsOut(page);
    }

    @Test
    @Order(5)
    void a_filter_that_is_used_before_the_scripts_have_come_counts() {
        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url("/login?return=/admin").toString());
        page.fill("input[name=email]", "organizer@ticket.local");
        page.fill("input[name=password]", "organizer123");
        page.locator("main form button[type=submit]").first().click();
        assertThat(page).hasURL(suite.url("/admin").toString());

        var late = new AtomicReference<Route>();
        page.route("**/htmx.min-*.js", late::set);
        page.navigate(
                suite.url("/admin/journal").toString(),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.locator("#kind").selectOption("refund");
        page.waitForCondition(() -> late.get() != null);
        late.get().resume();
        assertThat(page).hasURL(Pattern.compile(".*kind=refund.*"));
        assertNothingStandsOut(page);
    }

    private static String onSaleFor(String price) throws Exception {
        return onSaleFor(suite, price);
    }

    /** An event of the organiser's that is on sale for that price. */
    static String onSaleFor(RunningSuite suite, String price) throws Exception {
        var token = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var created =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name",
                                "A priced evening",
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
                                price,
                                "currency",
                                "EUR"),
                        token);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = created.json().get("id").asLong();
        var published =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + id + "/status"),
                        Map.of("status", "published"),
                        token);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        Organiser.awaitOnSale(suite, id);
        return created.json().get("code").asString();
    }

    private static void held(Page page, String event, String quantity, String name, String email) {
        held(suite, page, event, quantity, name, email);
    }

    /** Books, and is on the page on which the booking is paid. */
    static void held(
            RunningSuite suite,
            Page page,
            String event,
            String quantity,
            String name,
            String email) {
        page.navigate(suite.url("/e/" + event).toString());
        page.locator("#book select").first().selectOption(quantity);
        page.fill("input[name=buyerName]", name);
        page.fill("input[name=buyerEmail]", email);
        page.locator("input[name=buyerEmail]").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+/pay"));
    }

    private static void pay(Page page, String card) {
        page.fill("input[autocomplete=cc-number]", card);
        page.locator("input[autocomplete=cc-number]").press("Enter");
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
