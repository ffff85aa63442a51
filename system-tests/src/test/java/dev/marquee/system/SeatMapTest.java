package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Buyers choose their seats: by keyboard alone, without scripts, on a phone. */
@ExtendWith(DemoSuite.class)
class SeatMapTest {

    private static final Pattern PAY = Pattern.compile(".*/bookings/\\d+/pay");

    private static RunningSuite suite;
    private static Browser browser;
    private static String[] organiser;

    @BeforeAll
    static void start(RunningSuite demo) throws Exception {
        suite = demo;
        browser = new Browser();
        organiser = Http.signIn(suite, "organizer@ticket.local", "organizer123");
    }

    @AfterAll
    static void stop() {
        // A refusal that the page shows is written to the console too.
        assertThat(browser.errors)
                .filteredOn(error -> !error.contains("the server responded with a status of 4"))
                .isEmpty();
        browser.close();
    }

    @Test
    void seats_are_chosen_and_booked_by_keyboard_alone() throws Exception {
        var event = new SeatedEvent(suite, organiser);
        event.takes("stalls-A-1");
        var page = opened(event, 1440, 900);
        assertHasNoFaults(page);
        assertThat(seat(page, "stalls-A-1")).hasAttribute("aria-label", named("A", 1, "taken"));

        page.locator("#hall").focus();
        page.keyboard().press("Tab");
        assertThat(seat(page, "stalls-A-2")).isFocused();
        assertThat(seat(page, "stalls-A-2")).hasAttribute("aria-label", named("A", 2, "free"));
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#seat-status")).containsText("Row B, seat 2, €45.00, chosen");
        assertThat(seat(page, "stalls-B-2")).hasAttribute("aria-selected", "true");
        assertThat(page.locator("#advice")).containsText("Stalls B-1 would be left alone");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Space");
        assertThat(page.locator("#advice")).isHidden();
        assertThat(page.locator("[data-lines]")).containsText("€90.00");
        assertHasNoFaults(page);

        buyer(page);
        page.locator("[data-book]").focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(PAY);
        assertThat(page.locator("main")).containsText("Seats Stalls B-1, Stalls B-2");
    }

    @Test
    void the_list_alone_is_enough_without_scripts() throws Exception {
        var event = new SeatedEvent(suite, organiser);
        var page = browser.visitor(1440, 900, false);
        page.navigate(suite.url("/e/" + event.code).toString());
        page.locator("a", new Page.LocatorOptions().setHasText("Choose seats")).press("Enter");
        page.locator("summary", new Page.LocatorOptions().setHasText("Row A"))
                .first()
                .press("Enter");
        box(page, "stalls-A-3").press("Space");
        box(page, "stalls-A-4").press("Space");
        assertThat(box(page, "stalls-A-4")).isChecked();
        event.takes("stalls-A-4");
        buyer(page);
        page.locator("[data-book]").press("Enter");

        assertThat(page.locator(".problem"))
                .containsText(
                        "Seat Stalls A-4 has just been taken. Your other seats are still chosen.");
        assertThat(box(page, "stalls-A-3")).isChecked();
        page.locator("button[value^='take:']").first().press("Enter");
        assertThat(page.locator("[data-lines]")).containsText("2 seats");
        assertThat(page.locator("#buyerName")).hasValue("Ana Ribeiro");
        page.locator("[data-book]").press("Enter");
        assertThat(page).hasURL(PAY);
        assertThat(page.locator("main")).containsText("Stalls A-3");
    }

    @Test
    void a_seat_that_somebody_takes_is_lost_while_one_looks_and_the_rest_stays() throws Exception {
        var event = new SeatedEvent(suite, organiser);
        var page = opened(event, 390, 844);
        page.locator("summary", new Page.LocatorOptions().setHasText("Row B")).first().click();
        box(page, "stalls-B-1").check();
        box(page, "stalls-B-2").check();
        assertThat(page.locator("[data-dock]")).containsText("Stalls B-1, Stalls B-2");
        event.takes("stalls-B-2");

        assertThat(page.locator("#advice")).containsText("Seat Stalls B-2 has just been taken");
        assertThat(box(page, "stalls-B-1")).isChecked();
        assertThat(seat(page, "stalls-B-2")).hasAttribute("aria-label", named("B", 2, "taken"));
        page.locator("#advice button").click();
        assertThat(page.locator("[data-lines]")).containsText("2 seats");
        assertHasNoFaults(page);
    }

    @Test
    void the_best_seats_are_found_on_a_phone() throws Exception {
        var event = new SeatedEvent(suite, organiser);
        var page = opened(event, 390, 844);
        page.locator("#where")
                .selectOption(
                        new com.microsoft.playwright.options.SelectOption()
                                .setLabel("Circle · €20.00"));
        page.locator("#together").selectOption("3");
        page.locator("button[value=best]").click();
        assertThat(page.locator("[data-lines]")).containsText("3 seats");
        assertThat(page.locator("[data-lines]")).containsText("€60.00");
        page.locator("#seat-form[data-ready]").waitFor();
        assertThat(page.locator("#map .mine")).hasCount(3);
        assertHasNoFaults(page);
        buyer(page);
        page.locator("[data-book]").click();
        assertThat(page).hasURL(PAY);
    }

    private Page opened(SeatedEvent event, int width, int height) {
        var page = browser.visitor(width, height, true);
        page.navigate(suite.url("/e/" + event.code + "/seats").toString());
        page.locator("#seat-form[data-ready]").waitFor();
        return page;
    }

    private static void buyer(Page page) {
        page.locator("#buyerName").fill("Ana Ribeiro");
        page.locator("#buyerEmail").fill("ana" + System.nanoTime() + "@example.org");
    }

    private static Locator seat(Page page, String id) {
        return page.locator("#map [data-id='" + id + "']");
    }

    private static Locator box(Page page, String id) {
        return page.locator("input[name=seats][value='" + id + "']");
    }

    private static String named(String row, int number, String state) {
        return "Row %s, seat %d, €45.00, %s".formatted(row, number, state);
    }

    private static void assertHasNoFaults(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
