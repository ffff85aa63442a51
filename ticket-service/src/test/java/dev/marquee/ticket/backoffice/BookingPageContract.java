package dev.marquee.ticket.backoffice;

import static dev.marquee.platform.test.TestTokens.inZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FOUND;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** A booking's page, and what can be done there and by programs. */
abstract class BookingPageContract extends DeskContract {

    private final long organizer = newOrganizer();
    private final RequestPostProcessor olga = organizer(organizer);

    private static String at(long booking) {
        return "/admin/tickets/" + booking;
    }

    private static String at(JsonNode booking, int ticket) {
        return at(ticket(booking, ticket));
    }

    private String status(long booking) {
        return api("/api/bookings/" + booking, olga).get("status").asString();
    }

    /** The audit trail's entries about a booking: who did what to what. */
    private List<String> audited(long booking) {
        return jdbc
                .sql(
                        "select payload from outbox where topic = 'audit' and payload like ? order by id")
                .param("%\"booking:" + booking + "\"%")
                .query(String.class)
                .list()
                .stream()
                .map(payload -> tools.jackson.databind.json.JsonMapper.shared().readTree(payload))
                .map(entry ->
                        "%s %s %s"
                                .formatted(
                                        entry.get("actor").asString(),
                                        entry.get("action").asString(),
                                        entry.get("detail").asString())
                                .strip())
                .toList();
    }

    @Test
    void a_booking_shows_its_buyer_its_tickets_and_its_history() {
        var event = onSale("Fado at the river", 20, organizer);
        var booking = book(event, 2, "Ana Silva", "ana@page.example.org");
        jdbc.sql(
                        "update ticket set status = 'used', used_at = '2026-11-28 20:04:00+00:00', gate = 'North gate' where id = ?")
                .param(ticket(booking, 1))
                .update();

        assertThat(text(page(at(id(booking)), olga)))
                .contains(
                        "Booking " + id(booking),
                        "Fado at the river",
                        "Ana Silva",
                        "mailto:ana@page.example.org",
                        code(booking, 0),
                        ">Valid<",
                        code(booking, 1),
                        "28 Nov 2026, 20:04, North gate",
                        "€0.00",
                        "Booked",
                        "Lisbon time",
                        "Send the tickets again")
                .as("a used ticket keeps the booking")
                .doesNotContain("Cancel the booking", "Confirm the booking", "??");
    }

    @Test
    void mail_that_does_not_arrive_is_said_where_it_is_known() {
        var event = onSale("Fado far away", 20, organizer);
        var lost = at(id(book(event, 1, "Ana Silva", "lost@page.example.org")));
        var fine = at(id(book(event, 1, "Ana Silva", "fine@page.example.org")));
        others.unreachable("lost@page.example.org");

        assertThat(text(page(lost, olga)))
                .contains(
                        "Mail to this address does not arrive",
                        "Mail servers refuse lost@page.example.org",
                        "/buyer");
        assertThat(text(page(fine, olga))).doesNotContain("Mail to this address");
        others.away("addresses/unreachable");
        try {
            assertThat(text(page(lost, olga)))
                    .contains("Ana Silva")
                    .doesNotContain("Mail to this address");
        } finally {
            others.back();
        }
    }

    @Test
    void who_works_elsewhere_reads_when_it_was_booked_by_their_own_clock() {
        var event = onSale("Fado at night", 20, organizer);
        var booking = book(event, 1, "Ana Silva", "ana@zone.example.org");
        backdate(booking, Instant.parse("2026-07-09T22:30:00Z"));
        var hanoi = inZone("Asia/Ho_Chi_Minh", organizer, "Olga", "ORGANIZER");
        assertThat(text(page(at(id(booking)), hanoi)))
                .contains("10 Jul 2026, 05:30")
                .containsOnlyOnce("Ho Chi Minh time")
                .as("the event and its door are where they are")
                .contains("Lisbon time")
                .doesNotContain("9 Jul 2026, 23:30");
        for (var list :
                List.of(
                        "/admin/tickets?event=ev" + event,
                        "/admin/tickets?view=tickets&event=ev" + event))
            assertThat(text(page(list, hanoi)))
                    .contains("10 Jul 2026, 05:30")
                    .containsOnlyOnce("Ho Chi Minh time")
                    .doesNotContain("Lisbon time");
        var day = "/admin/tickets?event=ev" + event + "&from=2026-07-10&to=2026-07-10";
        assertThat(text(page(day, hanoi))).as("days too").contains("Ana Silva");
        assertThat(text(page(day, olga))).as("the house").doesNotContain("Ana Silva");
        var file = day.replace("/admin/tickets?", "/admin/tickets/export.csv?");
        assertThat(text(page(file, hanoi)))
                .as("a file has what is shown, and moments in UTC, as its heading says")
                .contains("Booked (UTC)", "2026-07-09T22:30:00Z", "Ana Silva");
        assertThat(text(page(file, olga))).doesNotContain("Ana Silva");
    }

    @Test
    void a_reservation_is_confirmed_on_its_page_and_that_is_remembered() {
        var booking = reserved(onSale("Reserved", 5, organizer), 2, "Rui", "rui@page.example.org");
        assertThat(text(page(at(booking), olga)))
                .contains("Confirm the booking", "Not valid until the booking is confirmed")
                .doesNotContain("Send the tickets again");

        assertThat(send(at(booking) + "/confirm", olga))
                .hasStatus(FOUND)
                .hasHeader("Location", at(booking) + "?done=confirmed");

        assertThat(status(booking)).isEqualTo("confirmed");
        assertThat(text(page(at(booking) + "?done=confirmed", olga)))
                .contains("The booking is confirmed.", "Olga " + organizer, "Confirmed");
        assertThat(audited(booking)).containsExactly("Olga " + organizer + " booking.confirmed");
    }

    @Test
    void cancelling_a_booking_asks_first_with_and_without_a_dialog() {
        var booking = book(onSale("Cancelled", 5, organizer), 2, "Rui", "rui2@page.example.org");
        var page = at(id(booking));
        assertThat(text(page(page, olga)))
                .contains(
                        "<dialog class=\"dialog\" id=\"cancel\"",
                        "Its 2 tickets become void and their places go on sale again.",
                        "href=\"" + page + "/cancel\" data-dialog=\"cancel\"");
        assertThat(text(page(page + "/cancel", olga)))
                .contains(
                        "Cancel booking " + id(booking) + " of Rui?",
                        "Its 2 tickets become void",
                        "action=\"" + page + "/cancel\"",
                        "href=\"" + page + "\"");
        assertThat(status(id(booking))).as("asked, not done").isEqualTo("confirmed");

        assertThat(send(page + "/cancel", SUPPORT)).hasHeader("Location", page + "?done=cancelled");

        assertThat(status(id(booking))).isEqualTo("cancelled");
        assertThat(audited(id(booking))).containsExactly("support@ticket.local booking.cancelled");
        assertThat(text(page(page, olga)))
                .contains("support@ticket.local", "No longer valid")
                .doesNotContain("Cancel the booking", "data-dialog");
    }

    @Test
    void one_ticket_is_cancelled_from_a_list_and_one_is_back_there() {
        var event = onSale("One less", 5, organizer);
        var booking = book(event, 2, "Rui", "rui3@page.example.org");
        var back = "/admin/tickets/attendees/EV" + event + "?q=rui&page=1";
        var uri = at(booking, 0) + "/cancel";

        assertThat(text(page(uri + "?back=" + encoded(back), olga)))
                .contains(
                        "Cancel ticket " + code(booking, 0) + " of Rui?",
                        "The others stay",
                        "value=\"" + back.replace("&", "&amp;") + "\"");
        assertThat(send(uri, olga, "back", back))
                .hasHeader("Location", back + "&done=ticket-cancelled");
        assertThat(audited(id(booking)))
                .containsExactly("Olga " + organizer + " ticket.cancelled " + code(booking, 0));
        assertThat(text(page(at(booking, 1) + "/cancel", olga)))
                .contains("and with it the booking of Rui?");
        for (var elsewhere :
                List.of(
                        "https://evil.example.org",
                        "//evil.example.org",
                        "/logout",
                        "/admin/tickets/../x"))
            assertThat(send(at(id(booking)) + "/resend", olga, "back", elsewhere))
                    .hasHeader("Location", at(id(booking)) + "?done=resent");
    }

    @Test
    void a_tickets_id_leads_to_its_booking() {
        var booking = book(onSale("Either id", 5, organizer), 2, "Ana", "either@page.example.org");

        assertThat(page(at(ticket(booking, 1)), olga))
                .hasStatus(FOUND)
                .hasHeader("Location", at(id(booking)));
        assertThat(send(at(ticket(booking, 1)) + "/resend", olga))
                .hasHeader("Location", at(id(booking)) + "?done=resent");
        assertThat(page(at(id(booking)) + "/name", olga))
                .as("a booking has no attendee")
                .hasStatus(NOT_FOUND);
    }

    @Test
    void the_tickets_are_sent_again_each_time_with_a_mail_of_its_own() {
        var booking = book(onSale("Again", 5, organizer), 1, "Rui", "rui4@page.example.org");

        send(at(id(booking)) + "/resend", olga);
        send(at(id(booking)) + "/resend", olga);

        await().untilAsserted(() ->
                assertThat(others.mailsTo("rui4@page.example.org"))
                        .extracting(mail -> mail.get("key").asString())
                        .contains(
                                "booking-confirmed:%d:again-1".formatted(id(booking)),
                                "booking-confirmed:%d:again-2".formatted(id(booking))));
        assertThat(text(page(at(id(booking)), olga))).contains("Tickets sent again");
        assertThat(audited(id(booking)))
                .containsExactly(
                        "Olga " + organizer + " booking.resent",
                        "Olga " + organizer + " booking.resent");
    }

    @Test
    void what_is_not_possible_any_more_is_said_in_words_and_nothing_changes() {
        var booking = book(onSale("Too late", 5, organizer), 1, "Rui", "rui5@page.example.org");
        jdbc.sql(
                        "update ticket set status = 'used', used_at = current_timestamp where booking_id = ?")
                .param(id(booking))
                .update();

        assertThat(send(at(id(booking)) + "/cancel", olga))
                .hasStatus(CONFLICT)
                .bodyText()
                .contains(
                        "That is not possible",
                        "This booking cannot be cancelled: a ticket of it was used.",
                        "Booking " + id(booking));
        assertThat(send(at(booking, 0) + "/cancel", olga)).hasStatus(CONFLICT);
        assertThat(status(id(booking))).isEqualTo("confirmed");
        assertThat(audited(id(booking))).isEmpty();
    }

    @Test
    void a_name_is_changed_on_a_page_and_in_its_line() {
        var booking = book(onSale("Names", 5, organizer), 1, "Ana", "ana2@page.example.org");
        var uri = at(booking, 0) + "/name";
        assertThat(text(page(uri, olga)))
                .contains(
                        "<html", "Who comes with " + code(booking, 0), "if it is the buyer, Ana.");
        assertThat(text(htmx(mvc.get().uri(uri))))
                .contains("hx-post", "name=\"name\"")
                .doesNotContain("<html");

        assertThat(send(uri, olga, "name", " Rui Costa "))
                .hasStatus(FOUND)
                .hasHeader("Location", at(id(booking)) + "?done=renamed");
        assertThat(text(htmx(mvc.post().uri(uri).param("name", "Zoë <b>"))))
                .contains("Zoë &lt;b&gt;", "Change the name")
                .doesNotContain("<html", "<form");

        assertThat(text(page(at(id(booking)), olga)))
                .contains("Name changed", code(booking, 0) + ": Ana → Rui Costa");
        assertThat(audited(id(booking)))
                .as("no name stays in the trail")
                .containsOnly("Olga " + organizer + " attendee.renamed " + code(booking, 0));
        assertThat(send(uri, olga, "name", "x".repeat(101)))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("The name must have at most 100 characters", "x".repeat(101));
        assertThat(text(htmx(mvc.post().uri(uri).param("name", "a\u0007b"))))
                .contains("The name must be one line of plain text", "aria-invalid=\"true\"");
        send(at(id(booking)) + "/cancel", olga);
        assertThat(send(uri, olga, "name", "Late"))
                .hasStatus(UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This ticket cannot be changed: it is cancelled.");
    }

    private MvcTestResult htmx(
            org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder
                    request) {
        return request.header("HX-Request", "true").with(olga).exchange();
    }

    @Test
    void programs_send_again_and_rename_too() {
        var booking = book(onSale("Programs", 5, organizer), 1, "Ana", "ana3@page.example.org");
        var program = TestTokens.program(organizer, "bookings:write");

        var renamed =
                mvc.put()
                        .uri("/api/tickets/{id}/attendee", ticket(booking, 0))
                        .with(program)
                        .contentType(APPLICATION_JSON)
                        .content("{\"name\":\"Rui\"}")
                        .exchange();
        assertThat(renamed).hasStatusOk();
        assertThat(json(renamed).get("tickets").get(0).get("attendee_name").asString())
                .isEqualTo("Rui");
        assertThat(mvc.post().uri("/api/bookings/{id}/resend", id(booking)).with(program))
                .hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/resend", id(booking))
                                .with(TestTokens.program(newOrganizer(), "bookings:write")))
                .hasStatus(NOT_FOUND);
    }

    @Test
    void another_organiser_finds_nothing_and_changes_nothing() {
        var booking = book(onSale("Not yours", 5, organizer), 2, "Ana", "ana4@page.example.org");
        var page = at(id(booking));
        var stranger = organizer(newOrganizer());
        for (var uri :
                List.of(
                        page,
                        page + "/cancel",
                        at(booking, 0) + "/cancel",
                        at(booking, 0) + "/name"))
            assertThat(page(uri, stranger)).as(uri).hasStatus(NOT_FOUND);
        for (var uri :
                List.of(
                        page + "/confirm",
                        page + "/resend",
                        page + "/cancel",
                        at(booking, 0) + "/cancel",
                        at(booking, 0) + "/name"))
            assertThat(send(uri, stranger)).as(uri).hasStatus(NOT_FOUND);
        assertThat(status(id(booking))).isEqualTo("confirmed");
    }

    @Test
    void names_are_text_and_never_markup() {
        var booking = book(onSale(ATTACK, 10, organizer), 2, ATTACK, "attack2@example.org");
        send(at(booking, 0) + "/name", olga, "name", ATTACK);
        for (var uri :
                List.of(
                        at(id(booking)),
                        at(id(booking)) + "/cancel",
                        at(booking, 0) + "/cancel",
                        at(booking, 0) + "/name"))
            assertThat(text(page(uri, olga)))
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain(ATTACK, "??");
    }
}
