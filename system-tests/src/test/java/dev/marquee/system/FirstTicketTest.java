package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an empty suite to a ticket in a mailbox, as an organiser, a buyer and a gate do it. One
 * story, in order.
 */
@ExtendWith(DemoSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstTicketTest {

    private static final String EVENT = "Lantern Night: jazz on the river";

    @TempDir static Path folder;
    private static Mailbox mailbox;
    private static RunningSuite suite;
    private static Browser browser;

    @BeforeAll
    static void start(RunningSuite running, Mailbox itsMailbox) {
        suite = running;
        mailbox = itsMailbox;
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static String eventCode = "";

    @Test
    @Order(1)
    void an_organiser_signs_in_and_puts_an_event_on_sale() {
        var page = browser.visitor(1440, 900, true);
        page.navigate(suite.url("/admin/events").toString());
        assertThat(page).hasURL(Pattern.compile(".*/login\\?return=.*"));
        page.fill("input[name=email]", "organizer@ticket.local");
        page.fill("input[name=password]", "wrong");
        button(page, "Sign in").click();
        assertThat(page.locator(".problem:visible")).isVisible();
        page.fill("input[name=password]", "organizer123");
        button(page, "Sign in").click();
        assertThat(page).hasURL(suite.url("/admin/events").toString());

        page.navigate(suite.url("/admin/events/new").toString());
        page.fill("input[name=name]", EVENT);
        page.fill(
                "textarea[name=description]",
                "Three bands, one barge, and four hundred paper lanterns.");
        page.selectOption("select[name=category]", "Music");
        page.fill(
                "input[name=startsAt]",
                LocalDateTime.now().plusDays(20).truncatedTo(ChronoUnit.MINUTES).toString());
        page.selectOption("select[name=timeZone]", "Europe/Lisbon");
        page.fill("input[name=location]", "Riverside Stage, Cais do Farol 8, Lisbon");
        page.fill("input[name='ticketTypes[0].quantity']", "60");
        page.locator(".dock button[type=submit]").click();
        assertThat(page.locator("main h1")).hasText(EVENT);
        eventCode = page.url().replaceAll(".*/admin/events/(EV\\d+).*", "$1");
        page.locator("form[action$='/publish'] button").click();
        assertThat(page.locator("main .state")).hasAttribute("data-state", "published");
        awaitOnSale();
    }

    private static void awaitOnSale() {
        Awaitility.await()
                .until(() -> {
                    var availability =
                            Http.get(suite.url("/api/events/" + eventCode + "/availability"));
                    return availability.status() == 200
                            && availability.json().get("on_sale").asBoolean();
                });
    }

    @Test
    @Order(2)
    void a_buyer_books_on_the_page_and_sees_the_codes() {
        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url("/?q=Lantern+Night").toString());
        page.navigate(suite.url("/e/" + eventCode).toString());
        assertThat(page.locator("h1")).hasText(EVENT);
        book(page, "Nguyễn Thị Minh Châu", "lantern.minhchau@example.org", "2");
        assertThat(page).hasURL(Pattern.compile(".*/bookings/\\d+"));
        assertThat(page.locator("svg.qr")).hasCount(2);
        assertThat(page.locator("main")).containsText(eventCode + "-1");
        assertThat(page.locator("main")).containsText("lantern.minhchau@example.org");
        assertThat(
                        (Object)
                                page.evaluate(
                                        "document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no horizontal scroll")
                .isEqualTo(true);
    }

    @Test
    @Order(3)
    void a_buyer_without_javascript_books_and_cancels() {
        var page = browser.visitor(390, 844, false);
        page.navigate(suite.url("/e/" + eventCode).toString());
        book(page, "Putri Wulandari", "putri@example.org", "1");
        assertThat(page.locator("svg.qr")).hasCount(1);
        page.getByText("Cancel free of charge", new Page.GetByTextOptions().setExact(true))
                .press("Enter");
        page.locator("form[action$='/cancel'] button:visible").first().press("Enter");
        assertThat(page.locator("main .state").first()).hasAttribute("data-state", "cancelled");
    }

    private static void book(Page page, String name, String email, String quantity) {
        page.locator("#book select").first().selectOption(quantity);
        page.fill("input[name=buyerName]", name);
        page.fill("input[name=buyerEmail]", email);
        page.locator("input[name=buyerEmail]").press("Enter");
    }

    @Test
    @Order(4)
    void a_form_with_a_mistake_comes_back_with_what_was_typed() {
        var page = browser.visitor(390, 844, false);
        page.navigate(suite.url("/e/" + eventCode).toString());
        book(page, "Ana", "ana@nowhere", "3");
        assertThat(page.locator(".problem:visible")).isVisible();
        assertThat(page.locator("input[name=buyerEmail]")).hasValue("ana@nowhere");
        assertThat(page.locator("input[name=buyerEmail]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#book select").first()).hasValue("3");
    }

    @Test
    @Order(5)
    void the_older_systems_call_books_too_and_the_fifth_ticket_is_refused() throws Exception {
        var availability = Http.get(suite.url("/api/events/" + eventCode + "/availability")).json();
        var body =
                Map.of(
                        "event_id",
                        availability.get("event_id").asLong(),
                        "quantity",
                        2,
                        "buyer_name",
                        "Minh Châu",
                        "buyer_email",
                        "Lantern.MinhChau@Example.org",
                        "buyer_phone",
                        "+84 28 0000");
        var booked = Http.post(suite.url("/events/api/book_ticket"), body);
        assertThat(booked.status()).as(booked.text()).isIn(200, 201);
        assertThat(booked.json().get("success").asBoolean()).isTrue();
        assertThat(booked.json().get("ticket_ids")).hasSize(2);
        assertThat(booked.json().get("quantity").asInt()).isEqualTo(2);

        var fifth = Http.post(suite.url("/events/api/book_ticket"), body);
        assertThat(fifth.status()).isEqualTo(409);
        assertThat(fifth.json().get("success").asBoolean()).isFalse();
        assertThat(fifth.json().get("error").asString()).isNotBlank();

        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url("/e/" + eventCode).toString());
        book(page, "Minh Châu", "lantern.minhchau@example.org", "1");
        assertThat(page.locator(".problem:visible")).containsText("at most 4 tickets");
    }

    @Test
    @Order(6)
    void the_mail_brings_genuine_codes_as_pictures_and_in_words() throws Exception {
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(mailbox.receivedBy("lantern.minhchau@example.org"))
                                .extracting(MimeMessage::getSubject)
                                .hasSize(2));
        var keys = Http.get(suite.url("/.well-known/ticket-keys.json")).json();
        var tokens = new HashSet<String>();
        for (MimeMessage mail : mailbox.receivedBy("lantern.minhchau@example.org")) {
            assertThat(mail.getSubject()).contains("Lantern Night");
            var text = Mailbox.text(mail);
            assertThat(text).contains(EVENT, eventCode + "-", "Riverside Stage", "Lisbon");
            assertThat(Mailbox.codes(mail)).hasSize(2);
            for (var picture : Mailbox.codes(mail)) {
                var token = TicketCode.read(picture);
                assertThat(TicketCode.isGenuine(token, keys)).as(token).isTrue();
                var forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);
                assertThat(TicketCode.isGenuine(forged, keys)).as("forged").isFalse();
                tokens.add(token);
            }
        }
        assertThat(tokens).as("four tickets, four codes").hasSize(4);
    }

    @Test
    @Order(7)
    void the_codes_are_one_tap_from_the_mail_and_stay_where_there_is_no_network() throws Exception {
        var mail = mailbox.receivedBy("lantern.minhchau@example.org").getFirst();
        var link =
                Pattern.compile("http://localhost:\\d+/t/[0-9a-z-]+").matcher(Mailbox.text(mail));
        assertThat(link.find()).isTrue();
        var plain = browser.visitor(390, 844, false);
        plain.navigate(link.group());
        assertThat(plain.locator("svg.qr")).hasCount(2);

        var page = browser.visitor(390, 844, true);
        page.navigate(link.group());
        assertThat(page.locator("svg.qr")).hasCount(2);
        assertThat(page.locator("[data-kept]")).containsText("Works without a network");
        assertThat(page.locator("[data-kept]")).isVisible();
        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator("svg.qr")).hasCount(2);
        assertThat(page.locator("svg.qr").first()).isVisible();

        page.context().setOffline(false);
        page.reload();
        page.locator("[data-forget]").click();
        page.waitForURL(suite.url("/").toString());
        page.context().setOffline(true);
        try {
            page.navigate(link.group());
            assertThat(page.locator("svg.qr")).hasCount(0);
        } catch (com.microsoft.playwright.PlaywrightException e) {
            assertThat(e.getMessage()).contains("ERR_INTERNET_DISCONNECTED");
        }
    }

    @Test
    @Order(8)
    void the_buyer_finds_the_tickets_again_by_a_link_that_works_once() throws Exception {
        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url("/lookup").toString());
        page.fill("input[name=email]", "nobody@example.org");
        button(page, "Send me the link").click();
        var answer = page.locator("main").innerText();
        page.navigate(suite.url("/lookup").toString());
        page.fill("input[name=email]", " LANTERN.MINHCHAU@example.org ");
        button(page, "Send me the link").click();
        assertThat(page.locator("main").innerText())
                .as("the same answer for all")
                .isEqualTo(answer);

        Awaitility.await()
                .until(() -> mailbox.receivedBy("lantern.minhchau@example.org").size() == 3);
        assertThat(mailbox.receivedBy("nobody@example.org")).isEmpty();
        var link = linkOf(mailbox.receivedBy("lantern.minhchau@example.org").getLast());
        page.navigate(link);
        button(page, "Show my tickets").click();
        assertThat(page.locator("svg.qr")).hasCount(4);

        var second = browser.visitor(1440, 900, true);
        second.navigate(link);
        button(second, "Show my tickets").click();
        assertThat(second.locator("svg.qr")).hasCount(0);
        assertThat(second.locator("main")).containsText("used or has expired");
    }

    private static String linkOf(MimeMessage mail) throws Exception {
        var link =
                Pattern.compile("http://localhost:\\d+/lookup/open\\?token=[\\w-]+")
                        .matcher(Mailbox.text(mail));
        assertThat(link.find()).isTrue();
        return Objects.requireNonNull(link.group());
    }

    @Test
    @Order(9)
    void the_admin_sees_every_mail_and_a_visitor_sees_none() {
        var stranger = browser.visitor(1440, 900, true);
        stranger.navigate(suite.url("/admin/mail").toString());
        assertThat(stranger).hasURL(Pattern.compile(".*/login.*"));

        var page = browser.visitor(1440, 900, true);
        page.navigate(suite.url("/login?return=/admin/mail").toString());
        page.fill("input[name=email]", "admin");
        page.fill("input[name=password]", "admin123");
        button(page, "Sign in").click();
        assertThat(page).hasURL(suite.url("/admin/mail").toString());
        assertThat(page.locator("main")).containsText("lantern.minhchau@example.org");
        button(page, "Sign out").click();
        page.navigate(suite.url("/admin/mail").toString());
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
    }

    @Test
    @Order(10)
    void no_page_on_the_way_had_an_error() {
        assertThat(
                        browser.errors.stream()
                                .filter(error -> !error.contains("status of 4"))
                                .filter(error -> !error.contains("ERR_INTERNET_DISCONNECTED"))
                                // What the event's form asked for when it was saved and left.
                                .filter(error ->
                                        !error.matches(
                                                "htmx:(sendAbort|afterRequest).*/admin/events/new")))
                .isEmpty();
    }

    @Test
    @Order(11)
    void the_readmes_tour_for_integrators_works_as_printed() throws Exception {
        var readme = Files.readString(RunningSuite.PROJECT.resolve("README.md"));
        var tour = readme.substring(readme.indexOf("**As an integrator.**"));
        var lines =
                tour.substring(
                        tour.indexOf("```sh") + 5, tour.indexOf("```", tour.indexOf("```sh") + 5));
        var script = lines.replace("http://localhost:8080", suite.url("").toString());
        var output = folder.resolve("tour.out");
        var process = RunningSuite.run(List.of("bash", "-euc", script), Map.of(), output);
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(output))
                .contains(
                        "\"booked_count\"",
                        "\"status\":\"confirmed\"",
                        "\"success\":true",
                        "\"status\":\"published\"",
                        "Ed25519")
                .doesNotContain("urn:marquee:problem", "\"success\":false");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
