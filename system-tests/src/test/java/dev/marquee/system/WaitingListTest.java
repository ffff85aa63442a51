package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a sold-out event's page to a ticket, on pages without JavaScript and by mail. */
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
        await().until(() ->
                mailbox.receivedBy(email).stream()
                        .anyMatch(mail -> subject(mail).startsWith("Your ticket")));
        var desk = suite.url("/admin/tickets/attendees/" + code + "/waiting-list");
        assertThat(Http.get(desk, organiser).text()).contains("1 person took", email);
    }

    private static String subject(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
