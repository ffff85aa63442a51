package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What organisers do most, in a browser, with the mails that their buyers get. */
@ExtendWith(DemoSuite.class)
class BackOfficeTest {

    private static RunningSuite suite;
    private static Mailbox mailbox;
    private static Browser browser;
    private static Page desk;
    private static String[] organizer;

    @BeforeAll
    static void start(RunningSuite demo, Mailbox mails) throws Exception {
        suite = demo;
        mailbox = mails;
        browser = new Browser();
        desk = browser.visitor(1440, 900, true);
        open("/login?return=/admin");
        desk.fill("input[name=email]", "organizer@ticket.local");
        desk.fill("input[name=password]", "organizer123");
        button("Sign in").click();
        assertThat(desk.locator("h1")).containsText("Ana");
        organizer = Http.signIn(suite, "organizer@ticket.local", "organizer123");
    }

    @AfterAll
    static void stop() {
        // The console calls a form that is shown again a failure, and a list that was left behind
        // too.
        assertThat(browser.errors)
                .filteredOn(error -> !error.contains("the server responded with a status of 4"))
                .filteredOn(error -> !error.matches("htmx:(sendAbort|afterRequest).*"))
                .isEmpty();
        browser.close();
    }

    @Test
    void a_first_event_is_on_sale_in_under_two_minutes_of_clicks() {
        var began = System.nanoTime();
        open("/admin");
        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New event"))
                .first()
                .click();
        fillEvent("Paper boats", "2099-06-01T20:00", "2099-06-01T22:00");
        desk.fill("input[name=location]", "Old harbour, Lisbon");
        save();
        button("Publish").click();
        assertThat(desk.locator("main")).containsText("On sale");
        var code = code();
        Awaitility.await("buyers find it")
                .until(
                        () ->
                                Http.get(suite.url("/events?q=Paper boats".replace(" ", "%20")))
                                        .text(),
                        text -> text.contains(code));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void what_was_typed_stays_when_something_is_missing() {
        open("/admin/events/new");
        fillEvent("", "2099-06-01T20:00", "2099-06-01T19:00");
        desk.fill("textarea[name=description]", "Bring a *lantern*.");
        save();
        assertThat(desk.locator(".problem")).isFocused();
        assertThat(desk.locator("textarea[name=description]")).hasValue("Bring a *lantern*.");
        assertThat(desk.locator("input[name=name]")).hasAttribute("aria-invalid", "true");
    }

    @Test
    void a_venue_is_hired_once() throws Exception {
        var venue =
                Http.post(
                        suite.url("/api/venues"),
                        Map.of(
                                "name",
                                "Glass house " + UUID.randomUUID(),
                                "type",
                                "hall",
                                "capacity",
                                150,
                                "address",
                                "Quay 4",
                                "price_per_hour",
                                "40.00"),
                        organizer);
        assertThat(venue.status()).as(venue.text()).isEqualTo(201);
        var id = venue.json().get("id").asString();

        open("/admin/events/new");
        fillEvent("First in", "2099-07-01T20:00", "2099-07-01T22:00");
        chooseVenue(id);
        save();
        code();

        open("/admin/events/new");
        fillEvent("Second in", "2099-08-01T20:00", "2099-08-01T22:00");
        chooseVenue(id);
        // The list was made for another day: two people may well look at the same time.
        desk.evaluate(
                "() => { for (const [name, time] of [['startsAt', '2099-07-01T21:00'], ['endsAt', '2099-07-01T23:00']]) document.getElementsByName(name)[0].value = time }");
        save();
        assertThat(desk.locator("#venueId-error")).containsText("taken");
        assertThat(desk.locator("input[name=name]")).hasValue("Second in");
        assertThat(
                        Http.get(suite.url("/api/venues/" + id + "/hires"), organizer)
                                .json()
                                .get("items"))
                .hasSize(1);
        Awaitility.await("the calendar says for which event")
                .until(() -> {
                    open("/admin/venues/" + id + "/calendar?month=2099-07");
                    return desk.locator("main").innerText().contains("First in");
                });
    }

    @Test
    void buyers_are_told_when_an_event_moves_and_when_it_is_off() throws Exception {
        var event = new SoldEvent("Moving picture");
        open("/admin/events/" + event.code + "/edit");
        desk.fill("input[name=startsAt]", "2099-06-02T21:15");
        desk.fill("input[name=endsAt]", "2099-06-02T23:00");
        save();
        var moved = mailTo(event.buyer, "21:15");
        assertThat(Mailbox.text(moved)).contains("19:30", "21:15", "Moving picture");

        open("/admin/events/" + event.code);
        desk.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Cancel the event").setExact(true))
                .first()
                .click();
        var question = desk.locator("dialog[open]");
        assertThat(question).containsText("One buyer is told by e-mail");
        question.getByRole(AriaRole.BUTTON).first().click();
        assertThat(desk.locator("main")).containsText("Cancelled");
        var off = mailTo(event.buyer, "cancelled");
        assertThat(Mailbox.text(off)).contains("Moving picture");
        assertThat(
                        Http.get(suite.url("/api/bookings/" + event.booking), organizer)
                                .json()
                                .get("status")
                                .asString())
                .isEqualTo("cancelled");
    }

    @Test
    void an_attendee_gets_another_name_and_the_mail_again() throws Exception {
        var event = new SoldEvent("Open door");
        open("/admin/tickets/" + event.booking);
        assertThat(desk.locator("main")).containsText(event.buyer);
        button("Send the tickets again").click();
        Awaitility.await("a second confirmation")
                .until(
                        () ->
                                mailbox.receivedBy(event.buyer).stream()
                                        .filter(mail -> text(mail).contains(event.code + "-1"))
                                        .count(),
                        sent -> sent >= 2);
    }

    /** The list that follows typing must not take away what the next click opened. */
    @Test
    void a_click_in_a_list_counts_right_after_typing() throws Exception {
        var event = new SoldEvent("Long queue");
        open("/admin/tickets/attendees/" + event.code);
        desk.fill("#q", event.buyer);
        desk.locator("#list tbody tr a[hx-get]").first().click();
        var form = desk.locator("#list form input[name=name]");
        assertThat(form).isVisible();
        Awaitility.await("the form stays longer than the list takes to follow")
                .during(Duration.ofMillis(1500))
                .until(form::isVisible);
    }

    @Test
    void a_completed_event_asks_for_its_report_which_prints() throws Exception {
        var event = new SoldEvent("Last night");
        open("/admin/events/" + event.code);
        desk.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Complete").setExact(true))
                .first()
                .click();
        desk.locator("dialog[open]").getByRole(AriaRole.BUTTON).first().click();
        Awaitility.await("the report is due")
                .until(() -> {
                    open("/admin/reports/new?event=" + event.code);
                    return desk.locator("main").innerText().contains("Last night");
                });
        desk.fill("textarea[name=summary]", "A full house, and nobody waited.");
        desk.fill("textarea[name=feedback]", "“More of this”, said a guest.");
        button("File the report").click();
        assertThat(desk.locator("main")).containsText("A full house, and nobody waited.");
        var pdf =
                desk.locator("main a[href$='.pdf'], main a[href$='/pdf']")
                        .first()
                        .getAttribute("href");
        var file = Http.get(suite.url(Objects.requireNonNull(pdf)), organizer);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).startsWith("%PDF");
    }

    @Test
    void the_second_of_two_editors_is_told_and_overwrites_nothing() throws Exception {
        var event = new SoldEvent("Two hands");
        open("/admin/events/" + event.code + "/edit");
        var other =
                Http.send(
                        "PUT",
                        suite.url("/api/events/" + event.id),
                        Map.of("name", "Two hands, renamed", "starts_at", "2099-06-01T19:30"),
                        organizer);
        assertThat(other.status()).as(other.text()).isEqualTo(200);
        desk.fill("input[name=name]", "Mine");
        save();
        assertThat(desk.locator(".problem")).containsText("changed");
        assertThat(desk.locator("input[name=name]")).hasValue("Mine");
        assertThat(
                        Http.get(suite.url("/api/events/" + event.id), organizer)
                                .json()
                                .get("name")
                                .asString())
                .isEqualTo("Two hands, renamed");
    }

    /** An event on sale with one guest's booking, whose confirmation has arrived. */
    private static final class SoldEvent {

        final long id;
        final String code;
        final long booking;
        final String buyer = "guest." + UUID.randomUUID() + "@example.org";

        SoldEvent(String name) throws Exception {
            var created =
                    Http.post(
                            suite.url("/api/events"),
                            Map.of(
                                    "name",
                                    name,
                                    "starts_at",
                                    "2099-06-01T19:30",
                                    "ends_at",
                                    "2099-06-01T22:00",
                                    "time_zone",
                                    "Europe/Lisbon",
                                    "location",
                                    "Riverside Stage",
                                    "total_tickets",
                                    50),
                            organizer);
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            id = created.json().get("id").asLong();
            code = created.json().get("code").asString();
            Http.send(
                    "PATCH",
                    suite.url("/api/events/" + id + "/status"),
                    Map.of("status", "published"),
                    organizer);
            Organiser.awaitOnSale(suite, id);
            var booked =
                    Http.post(
                            suite.url("/api/bookings"),
                            Map.of(
                                    "event_id",
                                    id,
                                    "quantity",
                                    1,
                                    "buyer_name",
                                    "Sari Dewi",
                                    "buyer_email",
                                    buyer));
            assertThat(booked.status()).as(booked.text()).isEqualTo(201);
            booking = booked.json().get("id").asLong();
            mailTo(buyer, code + "-1");
        }
    }

    private static void fillEvent(String name, String starts, String ends) {
        desk.fill("input[name=name]", name);
        desk.fill("input[name=startsAt]", starts);
        desk.fill("input[name=endsAt]", ends);
        desk.fill("input[name='ticketTypes[0].quantity']", "50");
    }

    /** Once the list of those that are free has arrived. */
    private static void chooseVenue(String id) {
        assertThat(desk.locator("#venueId.htmx-request")).hasCount(0);
        desk.selectOption("select[name=venueId]", id);
    }

    private static void save() {
        desk.locator(".dock button[type=submit]").click();
    }

    private static String code() {
        desk.waitForURL("**/admin/events/EV*");
        return desk.url().replaceFirst(".*/(EV\\d+).*", "$1");
    }

    private static MimeMessage mailTo(String address, String words) {
        return Objects.requireNonNull(
                Awaitility.await("a mail to " + address + " with " + words)
                        .until(
                                () ->
                                        mailbox.receivedBy(address).stream()
                                                .filter(mail -> text(mail).contains(words))
                                                .findFirst()
                                                .orElse(null),
                                Objects::nonNull));
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getSubject() + "\n" + Mailbox.text(mail);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void open(String path) {
        desk.navigate(suite.url(path).toString());
    }

    private static Locator button(String name) {
        return desk.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
