package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * One flow: from the link in a buyer's mail to a complaint, from the complaint to its refund, and
 * the seat is on sale again. The one who decides clicks twice.
 */
@ExtendWith(DemoSuite.class)
class ComplaintFlowTest {

    private static final Pattern LINK = Pattern.compile("/t/([0-9a-z]{1,13}-[0-9a-z]{25})");
    private static final Pattern ANSWERED =
            Pattern.compile("/complaints/([0-9a-z]{1,13}-[0-9a-z]{25})");

    private static RunningSuite suite;
    private static Mailbox mailbox;
    private static Browser browser;

    @BeforeAll
    static void start(RunningSuite running, Mailbox mails) {
        suite = running;
        mailbox = mails;
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static JsonNode book(long event, int quantity, String email) throws Exception {
        var answer =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id", event,
                                "quantity", quantity,
                                "buyer_name", "Flow Châu",
                                "buyer_email", email),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        return answer.json();
    }

    /** Two tickets of an event that has no more, paid. */
    private static JsonNode soldOut(long event, String email) throws Exception {
        var booking = book(event, 2, email);
        var paid =
                Http.post(
                        suite.url("/api/bookings/" + booking.get("id").asLong() + "/pay"),
                        Map.of("method", "card", "card_number", "4242 4242 4242 4242"),
                        "Booking-Key",
                        booking.get("access_key").asString());
        assertThat(paid.status()).as(paid.text()).isBetween(200, 202);
        return booking;
    }

    private static String mailed(String email, Pattern link) {
        return await().until(
                        () -> {
                            for (var mail : mailbox.receivedBy(email).reversed()) {
                                var found = link.matcher(Mailbox.text(mail));
                                if (found.find()) return found.group();
                            }
                            return "";
                        },
                        found -> !found.isEmpty());
    }

    @Test
    void from_a_link_in_a_mail_to_money_back_and_the_seat_on_sale_again() throws Exception {
        var event = onSale();
        var email = "flow." + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        var booking = soldOut(event, email);

        assertThat(book(event, 1, "next." + email).path("type").asString()).contains("sold-out");

        var subject = "We are ill " + UUID.randomUUID().toString().substring(0, 8);
        complain(mailed(email, LINK), subject);
        decide(subject, booking.get("id").asLong());

        // Words of ours reach the guest by mail, and its link shows them.
        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url(mailed(email, ANSWERED)).toString());
        assertThat(page.locator("main")).containsText(subject);
        isFine(page);

        var answer = answer(email);
        mailbox.write(
                """
                From: Flow Châu <%1$s>
                To: %2$s
                Subject: Re: %3$s
                Message-ID: <reply.%1$s>
                In-Reply-To: %4$s

                Thank you, by mail.

                On Mon, Marquee wrote:
                > Your money is on its way.
                """
                        .formatted(
                                email,
                                answer.getReplyTo()[0],
                                answer.getSubject(),
                                answer.getMessageID()));
        await("the answer by mail stands in the thread")
                .until(() -> {
                    page.reload();
                    return page.locator("main").innerText().contains("Thank you, by mail.");
                });
        assertThat(page.locator("main")).not().containsText("On Mon, Marquee wrote");

        var again = book(event, 1, "next." + email);
        assertThat(again.path("id").asLong()).as(again.toString()).isPositive();
        var refunds =
                Http.get(
                                suite.url("/api/bookings/" + booking.get("id").asLong()),
                                Http.signIn(suite, "support@ticket.local", "support123"))
                        .json();
        assertThat(
                        refunds.get("tickets")
                                .valueStream()
                                .filter(ticket -> ticket.get("status").asString().equals("issued"))
                                .count())
                .as("one of two is good")
                .isOne();
        assertThat(browser.errors).isEmpty();
    }

    /** The mail that brings what support answered. */
    private static MimeMessage answer(String email) {
        return await().until(
                        () ->
                                mailbox.receivedBy(email).stream()
                                        .filter(mail -> isAnswer(mail))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isAnswer(MimeMessage mail) {
        try {
            return mail.getMessageID().startsWith("<complaint-answered.");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** An event of two tickets at 12.50 each. */
    private static long onSale() throws Exception {
        var organiser = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var created =
                Http.post(
                        suite.url("/api/events"),
                        Map.of(
                                "name", "A small evening",
                                "category", "Music",
                                "starts_at", "2031-05-04T19:30",
                                "time_zone", "Europe/Lisbon",
                                "location", "Harbour Hall, Lisbon",
                                "total_tickets", 2,
                                "price", "12.50",
                                "currency", "EUR"),
                        organiser);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        var id = created.json().get("id").asLong();
        var published =
                Http.send(
                        "PATCH",
                        suite.url("/api/events/" + id + "/status"),
                        Map.of("status", "published"),
                        organiser);
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        Organiser.awaitOnSale(suite, id);
        return id;
    }

    private static void complain(String link, String subject) {
        var page = browser.visitor(390, 844, true);
        page.navigate(suite.url(link).toString());
        page.locator("a[href$='/complaints']").first().click();
        isFine(page);
        page.locator("#subject").fill(subject);
        page.locator("#text").fill("One of us cannot come. Can one ticket go back?");
        press(page, page.locator("form:has(#subject) button[type=submit]"));
        assertThat(page.locator("main")).containsText("Can one ticket go back?");
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(
                                "note.txt",
                                "text/plain",
                                "From the doctor".getBytes(StandardCharsets.UTF_8)));
        press(page, page.locator("form:has(#file) button[type=submit]"));
        assertThat(page.locator(".files a")).hasText(Pattern.compile("note\\.txt"));
        isFine(page);
    }

    private static void decide(String subject, long booking) throws Exception {
        var page = browser.visitor(1440, 900, true);
        page.navigate(suite.url("/login?return=/admin/complaints").toString());
        page.fill("input[name=email]", "support@ticket.local");
        page.fill("input[name=password]", "support123");
        page.locator("main form button[type=submit]").first().click();
        assertThat(page).hasURL(suite.url("/admin/complaints").toString());
        isFine(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject)).click();
        assertThat(page.locator("h1")).containsText(subject);
        isFine(page);
        page.locator("a[href$='/refund']").click();
        assertThat(page.locator("main")).containsText("€25.00");
        isFine(page);
        page.locator("input[name=tickets]").first().uncheck();
        press(page, page.locator("button[value=show]"));
        assertThat(page.locator("main")).containsText("€12.50");
        page.locator("button[value=refund]").dblclick();
        assertThat(page).hasURL(Pattern.compile(".*/admin/complaints/\\d+\\?reply=refund.*"));
        assertThat(page.locator("#text")).not().isEmpty();
        isFine(page);
        press(page, page.locator("button[value=resolved]"));
        assertThat(page.locator(".state").first()).containsText("Resolved");
        isFine(page);
        await("the refund is noted, once")
                .until(() -> {
                    page.reload();
                    return page.locator("main")
                            .innerText()
                            .contains("A refund of 12.50 EUR was decided");
                });
        var text = page.locator("main").innerText();
        assertThat(text.split("was decided", -1)).hasSize(2);
        for (var address :
                new String[] {
                    "/admin/complaints/replies",
                    "/admin/complaints/replies/new",
                    "/admin/complaints/hours",
                    "/admin/complaints/mails"
                }) {
            page.navigate(suite.url(address).toString());
            assertThat(page.locator("h1")).isVisible();
            isFine(page);
        }
    }

    private static void press(Page page, Locator button) {
        button.first().click();
        page.waitForLoadState();
    }

    private static void isFine(Page page) {
        page.waitForLoadState();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s scrolls sideways", page.url())
                .isEqualTo(true);
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
    }
}
