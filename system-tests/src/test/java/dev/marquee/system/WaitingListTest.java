package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a sold-out event's page to a ticket: without JavaScript, and on a phone; and by mail. */
@ExtendWith(DemoSuite.class)
class WaitingListTest {

    private static RunningSuite suite;
    private static Mailbox mailbox;
    private static String[] organiser;

    @BeforeAll
    static void start(RunningSuite running, Mailbox mails) throws Exception {
        suite = running;
        mailbox = mails;
        organiser = Http.signIn(suite, "organizer@ticket.local", "organizer123");
    }

    @Test
    void sold_out_joined_confirmed_offered_and_taken() throws Exception {
        var people = new WaitingPeople(suite, mailbox, organiser, 2);
        var code =
                Http.get(suite.url("/api/events/" + people.event), organiser)
                        .json()
                        .get("code")
                        .asString();
        var page = "/e/" + code + "/waiting-list";
        await().untilAsserted(() ->
                assertThat(Http.get(suite.url("/e/" + code)).text())
                        .contains("Join the waiting list", page));
        assertThat(Http.get(suite.url(page)).text())
                .contains("When tickets come back", "name=\"email\"");
        assertThat(Http.form(suite.url(page), "quantity=1&name=Ben&email=nobody").status())
                .isEqualTo(422);

        var email = WaitingPeople.address("reader");
        var joined =
                Http.form(
                        suite.url(page),
                        "ticketType=&quantity=1&name=Ben+Ode&email="
                                + URLEncoder.encode(email, StandardCharsets.UTF_8));
        assertThat(joined.status()).as(joined.text()).isEqualTo(303);
        var place = "/w/" + people.mailed(email, "Confirm");
        assertThat(Http.get(suite.url(place)).text()).contains("Confirm my place");
        assertThat(Http.form(suite.url(place + "/confirm"), "").status()).isEqualTo(303);
        assertThat(Http.get(suite.url(place)).text()).contains("You are next", "Leave the list");

        people.ticketComesBack();
        assertThat("/w/" + people.mailed(email, "Tickets for")).isEqualTo(place);
        assertThat(Http.get(suite.url(place)).text())
                .contains("1 ticket is yours until", "Take the ticket", "No, thanks");
        assertThat(Http.get(suite.url("/e/" + code)).text()).contains("Sold out");

        assertThat(Http.form(suite.url(place + "/take"), "").status()).isEqualTo(303);
        assertThat(Http.get(suite.url(place)).text()).contains("The tickets are yours");
        await().untilAsserted(() ->
                assertThat(mailbox.receivedBy(email))
                        .extracting(WaitingListTest::subject)
                        .anyMatch(subject -> subject.startsWith("Your ticket")));
        var desk = suite.url("/admin/tickets/attendees/" + code + "/waiting-list");
        assertThat(Http.get(desk, organiser).text()).contains("1 person took", email);
    }

    @Test
    void a_phone_leads_from_sold_out_to_a_ticket() throws Exception {
        var people = new WaitingPeople(suite, mailbox, organiser, 2);
        var event = Http.get(suite.url("/api/events/" + people.event), organiser).json();
        var email = WaitingPeople.address("phone");
        await().untilAsserted(() ->
                assertThat(Http.get(suite.url("/e/" + event.get("code").asString())).text())
                        .contains("Join the waiting list"));
        try (var browser = new Browser()) {
            var page = browser.visitor(390, 844, true);
            page.navigate(suite.url("/e/" + event.get("code").asString()).toString());
            page.getByRole(AriaRole.LINK, named("Join the waiting list")).click();
            page.locator("#name").fill("Ben Ode");
            page.locator("#email").fill(email);
            page.locator("#quantity").selectOption("2");
            assertIsFineOnAPhone(page);
            page.getByRole(AriaRole.BUTTON, pressed("Join the waiting list")).click();
            assertThat(page.locator("main")).containsText("confirm it within 48 hours");
            assertIsFineOnAPhone(page);

            page.navigate(suite.url("/w/" + people.mailed(email, "Confirm")).toString());
            page.getByRole(AriaRole.BUTTON, pressed("Confirm my place")).click();
            assertThat(page.locator("#state")).hasText("You are next");
            assertIsFineOnAPhone(page);
            page.getByRole(AriaRole.BUTTON, pressed("Change to 1 ticket")).click();
            assertThat(page.locator("main")).containsText("1 × ");

            people.ticketComesBack();
            page.navigate(suite.url("/w/" + people.mailed(email, "Tickets for")).toString());
            assertThat(page.locator("#state")).containsText("1 ticket is yours until");
            assertIsFineOnAPhone(page);
            page.getByRole(AriaRole.BUTTON, pressed("Take the ticket")).click();
            assertThat(page.locator("main")).containsText("Ben Ode");
            assertThat(page.locator("main img, main svg").first()).isVisible();
            assertThat(browser.errors).isEmpty();
        }
    }

    private static Page.GetByRoleOptions named(String words) {
        return new Page.GetByRoleOptions().setName(words);
    }

    private static Page.GetByRoleOptions pressed(String words) {
        return named(words).setExact(true);
    }

    /** Nothing is wider than the window, and axe finds nothing. */
    private static void assertIsFineOnAPhone(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(page.evaluate("innerWidth"));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private static String subject(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
