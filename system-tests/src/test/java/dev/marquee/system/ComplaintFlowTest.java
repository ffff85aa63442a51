package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * One flow: from the link in a buyer's mail to a complaint, from the complaint to its refund, and
 * the seat is on sale again; with ticket-service away in the middle, and with a double click.
 */
@EnabledIfSystemProperty(named = "marquee.long", matches = "true")
class ComplaintFlowTest {

    private static final int TICKET = 6;
    private static final Pattern LINK = Pattern.compile("/t/([0-9a-z]{1,13}-[0-9a-z]{25})");
    private static final Pattern ANSWERED =
            Pattern.compile("/complaints/([0-9a-z]{1,13}-[0-9a-z]{25})");
    private static final String DECIDED = "A refund of 12.50 EUR was decided";

    @TempDir static Path folder;

    private static Mailbox mailbox;
    private static Relay relay;
    private static RunningSuite suite;
    private static Browser browser;
    private static String[] support;

    @BeforeAll
    static void start() throws Exception {
        mailbox = new Mailbox();
        relay = new Relay();
        var settings = new HashMap<>(mailbox.settings());
        settings.put("MARQUEE_SERVICES_TICKET", "http://localhost:" + relay.port());
        suite =
                RunningSuite.start(
                        folder.resolve("data"),
                        List.of("--demo"),
                        settings,
                        first -> relay.leadTo(first + TICKET));
        browser = new Browser();
        support = Http.signIn(suite, "support@ticket.local", "support123");
    }

    @AfterAll
    static void stop() throws Exception {
        for (var one : new AutoCloseable[] {browser, suite, relay, mailbox})
            if (one != null) one.close();
    }

    @Test
    void a_refund_is_decided_once_by_two_clicks_after_ticket_service_was_away() throws Exception {
        var sold = new Sold();
        var subject = sold.complain();
        var page = refundOf(subject);
        var id = complaint(page);

        chooseOne(page);
        relay.away();
        page.locator("button[value=refund]").click();
        assertThat(page.locator(".problem")).isVisible();
        assertThat(page.locator("main")).containsText("Bookings cannot be reached just now");
        relay.back();
        assertThat(thread(id)).as("nothing is noted").doesNotContain("refund-approved");
        assertThat(sold.good()).isEqualTo(2);

        page.navigate(suite.url("/admin/complaints/" + id + "/refund").toString());
        chooseOne(page);
        page.locator("button[value=refund]").dblclick();
        assertThat(page).hasURL(Pattern.compile(".*/admin/complaints/\\d+\\?reply=refund.*"));
        assertThat(page.locator("#text")).not().isEmpty();
        page.locator("button[value=resolved]").click();
        assertThat(page.locator(".state").first()).containsText("Resolved");

        sold.assertOneCameBack(id);
        var guest = browser.visitor(390, 844, true);
        guest.navigate(suite.url(mailed(sold.email, ANSWERED)).toString());
        assertThat(guest.locator("main")).containsText(subject);
        assertThat(guest.locator("main")).containsText("12.50");
        assertThat(browser.errors.stream().filter(error -> !error.contains("503"))).isEmpty();
    }

    @Test
    void a_decision_whose_answer_was_lost_is_noted_once_and_not_made_again() throws Exception {
        var sold = new Sold();
        var page = refundOf(sold.complain());
        var id = complaint(page);
        chooseOne(page);

        relay.silence();
        page.locator("button[value=refund]").click();
        assertThat(page.locator(".problem")).isVisible();
        relay.back();

        sold.assertOneCameBack(id);
        page.navigate(suite.url("/admin/complaints/" + id).toString());
        assertThat(page.locator("main")).containsText(DECIDED);
        page.navigate(suite.url("/admin/complaints/" + id + "/refund").toString());
        assertThat(page.locator("input[name=tickets]")).hasCount(1);
    }

    /** Two tickets of an event that has no more, paid. */
    private static final class Sold {

        final String email =
                "flow." + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        private final long event;
        private final long booking;

        Sold() throws Exception {
            event =
                    new Organiser(
                                    suite,
                                    Http.signIn(suite, "organizer@ticket.local", "organizer123"))
                            .onSale("A small evening", 2, "12.50");
            var booked = book(2, email);
            assertThat(booked.status()).as(booked.text()).isBetween(200, 299);
            booking = booked.json().get("id").asLong();
            var paid =
                    Http.post(
                            suite.url("/api/bookings/" + booking + "/pay"),
                            Map.of("method", "card", "card_number", "4242 4242 4242 4242"),
                            "Booking-Key",
                            booked.json().get("access_key").asString());
            assertThat(paid.status()).as(paid.text()).isBetween(200, 202);
            assertThat(book(1, "next." + email).text()).contains("sold-out");
        }

        private Http.Answer book(int quantity, String buyer) throws Exception {
            return Http.post(
                    suite.url("/api/bookings"),
                    Map.of(
                            "event_id", event,
                            "quantity", quantity,
                            "buyer_name", "Flow Châu",
                            "buyer_email", buyer),
                    "Idempotency-Key",
                    UUID.randomUUID().toString());
        }

        /** By the link in the mail, with a file. Returns the subject. */
        String complain() {
            var subject = "We are ill " + UUID.randomUUID().toString().substring(0, 8);
            var page = browser.visitor(390, 844, true);
            page.navigate(suite.url(mailed(email, LINK)).toString());
            page.locator("a[href$='/complaints']").first().click();
            page.locator("#subject").fill(subject);
            page.locator("#text").fill("One of us cannot come. Can one ticket go back?");
            page.locator("form:has(#subject) button[type=submit]").first().click();
            assertThat(page.locator(".thread, main ol").first())
                    .containsText("Can one ticket go back?");
            page.locator("#file")
                    .setInputFiles(
                            new FilePayload(
                                    "note.txt",
                                    "text/plain",
                                    "From the doctor".getBytes(StandardCharsets.UTF_8)));
            page.locator("form:has(#file) button[type=submit]").first().click();
            assertThat(page.locator(".files a")).hasText(Pattern.compile("note\\.txt"));
            return subject;
        }

        /** How many tickets of the booking are good. */
        long good() throws Exception {
            return Http.get(suite.url("/api/bookings/" + booking), support)
                    .json()
                    .get("tickets")
                    .valueStream()
                    .filter(ticket -> ticket.get("status").asString().equals("issued"))
                    .count();
        }

        /** One ticket's money went back, and its place is sold to the next one. */
        void assertOneCameBack(long complaint) throws Exception {
            await("the refund is noted").until(() -> thread(complaint).contains("12.50 EUR"));
            await("the place is on sale again")
                    .until(() -> book(1, "next." + email).status() < 300);
            assertThat(good()).isOne();
            assertThat(book(1, "more." + email).text()).contains("sold-out");
            assertThat(thread(complaint).split("\"refund-approved\"", -1))
                    .as("noted once: %s", thread(complaint))
                    .hasSize(2);
        }
    }

    private static String thread(long complaint) throws Exception {
        var found = Http.get(suite.url("/api/complaints/" + complaint), support);
        assertThat(found.status()).as(found.text()).isEqualTo(200);
        return found.text();
    }

    /** Signed in as support, from the queue to the page that decides: three clicks. */
    private static Page refundOf(String subject) {
        var page = browser.visitor(1440, 900, true);
        page.navigate(suite.url("/login?return=/admin/complaints").toString());
        page.fill("input[name=email]", "support@ticket.local");
        page.fill("input[name=password]", "support123");
        page.locator("main form button[type=submit]").first().click();
        assertThat(page).hasURL(suite.url("/admin/complaints").toString());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject)).click();
        assertThat(page.locator("h1")).containsText(subject);
        page.locator("a[href$='/refund']").click();
        assertThat(page.locator("button[value=refund]")).containsText("25.00");
        return page;
    }

    private static long complaint(Page page) {
        return Long.parseLong(page.url().replaceAll(".*/complaints/(\\d+)/.*", "$1"));
    }

    private static void chooseOne(Page page) {
        page.locator("input[name=tickets]").first().uncheck();
        page.locator("button[value=show]").click();
        assertThat(page.locator("button[value=refund]")).containsText("12.50");
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
}
