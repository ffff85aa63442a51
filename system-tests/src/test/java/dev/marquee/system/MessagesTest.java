package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An organiser writes to the people of an event, in a browser without scripts, and one of them has
 * had enough of it.
 */
@ExtendWith(DemoSuite.class)
class MessagesTest {

    private static final Pattern REFUSAL = Pattern.compile("(/u/[A-Za-z0-9_-]+)");

    private static RunningSuite suite;
    private static Mailbox mailbox;
    private static Browser browser;

    @BeforeAll
    static void start(RunningSuite demo, Mailbox mails) {
        suite = demo;
        mailbox = mails;
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void a_reminder_is_written_previewed_sent_and_refused_by_its_link() throws Exception {
        var organizer = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        var event = new Organiser(suite, organizer).onSale("Reading by candlelight", 20);
        var buyer = "reader-%s@example.org".formatted(UUID.randomUUID());
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event,
                                "quantity",
                                2,
                                "buyer_name",
                                "Nguyễn Văn A",
                                "buyer_email",
                                buyer));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);

        var desk = signedIn("organizer@ticket.local", "organizer123");
        open(desk, "/admin/messages/new?event=" + event);
        desk.fill("input[name=subject]", "Bring a coat, {name}");
        desk.fill("textarea[name=text]", "Dear **{name}**, you have {tickets}. {nothing}");
        press(desk, "Save and preview");
        assertThat(desk.getByRole(AriaRole.ALERT)).containsText("{nothing}");
        assertThat(desk.locator("input[name=subject]")).hasValue("Bring a coat, {name}");
        desk.fill("textarea[name=text]", "Dear **{name}**, you have {tickets}.");
        press(desk, "Save and preview");
        assertThat(desk.locator("main")).containsText("Bring a coat, Nguyễn Văn A");
        assertThat(desk.frameLocator("iframe").locator("body")).containsText("Dear Nguyễn Văn A");
        press(desk, "Send to one person");

        letOut(desk);

        var mail =
                Awaitility.await("the reminder")
                        .until(
                                () ->
                                        mailbox.receivedBy(buyer).stream()
                                                .filter(one ->
                                                        subject(one).startsWith("Bring a coat"))
                                                .findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
        assertThat(subject(mail)).isEqualTo("Bring a coat, Nguyễn Văn A");
        var link = REFUSAL.matcher(Mailbox.text(mail));
        assertThat(link.find()).isTrue();

        var reader = browser.visitor(390, 844, false);
        open(reader, link.group(1));
        press(reader, "Unsubscribe me");
        assertThat(reader.locator("h1")).hasText("You are unsubscribed");
        open(desk, "/admin/messages/new?event=" + event);
        desk.fill("input[name=subject]", "Once more");
        desk.fill("textarea[name=text]", "Dear {name}");
        press(desk, "Save and preview");
        press(desk, "Send to one person");
        letOut(desk);
        var message = desk.url().replaceFirst("\\?.*", "");
        Awaitility.await("they are left out")
                .until(() -> {
                    desk.navigate(message);
                    return desk.locator("main").textContent().contains("1 left out");
                });
        assertThat(mailbox.receivedBy(buyer)).noneMatch(one -> subject(one).equals("Once more"));
    }

    /** The first messages of an organiser are read by an admin. */
    private static void letOut(Page desk) {
        assertThat(desk.locator("main h1")).isVisible();
        if (desk.locator(".state[data-state=review]").count() == 0) return;
        var admin = signedIn("admin", "admin123");
        admin.navigate(desk.url().replaceFirst("\\?.*", ""));
        press(admin, "Approve and send");
    }

    private static String subject(MimeMessage mail) {
        try {
            return String.valueOf(mail.getSubject());
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Page signedIn(String email, String password) {
        var page = browser.visitor(1440, 900, false);
        open(page, "/login?return=/admin");
        page.fill("input[name=email]", email);
        page.fill("input[name=password]", password);
        press(page, "Sign in");
        page.waitForURL("**/admin");
        return page;
    }

    private static void open(Page page, String path) {
        page.navigate(suite.url(path).toString());
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
