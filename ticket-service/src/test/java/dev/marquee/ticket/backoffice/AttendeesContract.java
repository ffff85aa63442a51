package dev.marquee.ticket.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import dev.marquee.platform.test.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Who comes to an event. */
abstract class AttendeesContract extends DeskContract {

    private final long organizer = newOrganizer();
    private final RequestPostProcessor olga = organizer(organizer);

    private static String at(long event) {
        return "/admin/tickets/attendees/EV" + event;
    }

    private List<String> names(long event, String query) {
        return api("/api/events/" + event + "/attendees?" + query, olga)
                .get("items")
                .valueStream()
                .map(ticket -> ticket.get("attendee_name").asString())
                .toList();
    }

    @Test
    void everybody_who_comes_is_listed_by_name_with_what_can_be_done() {
        var event = onSale("Fado at the river", 20, organizer);
        var rui = book(event, 2, "Rui Costa", "rui@attend.example.org");
        var ana = book(event, 1, "Ana Silva", "ana@attend.example.org");
        jdbc.sql(
                        "update ticket set status = 'used', used_at = '2026-11-28 20:04:00+00:00', gate = 'North gate' where id = ?")
                .param(ticket(ana, 0))
                .update();
        jdbc.sql("update ticket set attendee_name = 'Bea' where id = ?")
                .param(ticket(rui, 1))
                .update();

        assertThat(names(event, "")).containsExactly("Ana Silva", "Bea", "Rui Costa");
        assertThat(text(page(at(event), olga)))
                .contains(
                        "Fado at the river",
                        "href=\"/admin/events/EV" + event + "\"",
                        "aria-current=\"page\" href=\"" + at(event) + "\"",
                        "href=\"/admin/events/EV" + event + "/edit\"",
                        "3 of 20 tickets taken, 1 admitted",
                        "28 Nov, 20:04, North gate",
                        "Bea",
                        "rui@attend.example.org",
                        "/admin/tickets/%d/resend?back=".formatted(id(rui)),
                        "/admin/tickets/%d/cancel?back=".formatted(ticket(rui, 1)),
                        "/admin/tickets/%d/name?back=".formatted(ticket(rui, 1)),
                        at(event) + "/door",
                        at(event) + "/export.xlsx")
                .doesNotContain("??");
        assertThat(text(page(at(event), SUPPORT)))
                .as("support has no events' pages")
                .doesNotContain("href=\"/admin/events");
    }

    @Test
    void who_cannot_be_reached_by_mail_is_marked_in_every_list() {
        var event = onSale("Fado by letter", 20, organizer);
        book(event, 1, "Ana Silva", "fine-%d@attend.example.org".formatted(event));
        book(event, 1, "Rui Costa", "lost-%d@attend.example.org".formatted(event));
        var lists =
                List.of(
                        at(event),
                        "/admin/tickets?event=ev" + event,
                        "/admin/tickets?view=tickets&event=ev" + event);
        for (var list : lists)
            assertThat(text(page(list, olga)))
                    .as(list)
                    .contains("Ana Silva", "Rui Costa")
                    .doesNotContain("Mail to this address");
        others.unreachable("lost-%d@attend.example.org".formatted(event));

        for (var list : lists)
            assertThat(text(page(list, olga)))
                    .as(list)
                    .containsOnlyOnce("Mail to this address does not arrive")
                    .containsPattern(
                            "lost-%d@attend.example.org(?s:.{0,400})Mail to this address"
                                    .formatted(event));
        others.away("addresses/unreachable");
        try {
            for (var list : lists)
                assertThat(text(page(list, olga)))
                        .as("a list is shown without that")
                        .contains("Ana Silva", "Rui Costa")
                        .doesNotContain("Mail to this address");
        } finally {
            others.back();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "q=rui, Bea;Rui Costa",
        "q=bea, Bea",
        "q=ana@attend, Ana Silva",
        "status=used, Ana Silva",
        "type=Standing, Ana Silva;Bea;Rui Costa",
        "type=VIP, ''",
        "sort=-attendee_name, Rui Costa;Bea;Ana Silva",
        "sort=code, Rui Costa;Bea;Ana Silva",
        "sort=-created_at&size=1, Ana Silva"
    })
    void a_list_is_narrowed_and_sorted(String query, String expected) {
        var event = onSale("Narrowed", 20, organizer);
        var rui = book(event, 2, "Rui Costa", "rui@attend2.example.org");
        var ana = book(event, 1, "Ana Silva", "ana@attend2.example.org");
        jdbc.sql("update ticket set attendee_name = 'Bea' where id = ?")
                .param(ticket(rui, 1))
                .update();
        jdbc.sql("update ticket set status = 'used', used_at = current_timestamp where id = ?")
                .param(ticket(ana, 0))
                .update();

        assertThat(String.join(";", names(event, query))).isEqualTo(expected);
    }

    @Test
    void the_door_list_has_everybody_with_a_ticket_and_nobody_else() {
        var event = onSale("Door", 20, organizer);
        var gone = book(event, 2, "Gone Girl", "gone@door.example.org");
        book(event, 2, "Rui Costa", "rui@door.example.org");
        send("/admin/tickets/%d/cancel".formatted(id(gone)), olga);

        assertThat(text(page(at(event) + "/door", olga)))
                .contains("Rui Costa", "EV%d-3".formatted(event), "2 people", "data-print")
                .doesNotContain("Gone Girl", "??");
    }

    @Test
    void an_empty_list_says_how_it_fills() {
        var event = onSale("Empty", 20, organizer);

        assertThat(text(page(at(event), olga)))
                .contains("Nobody has booked yet", "href=\"/e/EV" + event + "\"");
        assertThat(text(page(at(event) + "?q=nobody", olga))).contains("Nobody matches");
        assertThat(text(page(at(event) + "/door", olga))).contains("nobody");
    }

    @Test
    void exports_have_the_attendees_and_no_formula() {
        var event = onSale("Exported", 20, organizer);
        book(event, 1, "+1+1", "plus@attend.example.org");
        book(event, 1, "Somebody else", "else@attend.example.org");

        var csv = page(at(event) + "/export.csv?q=plus@", olga);

        assertThat(csv.getResponse().getHeader("Content-Disposition"))
                .contains("attendees-EV" + event);
        assertThat(text(csv)).contains("'+1+1", "Standing", "Valid").doesNotContain("Somebody");
        assertThat(page(at(event) + "/export.xlsx", olga)).hasStatusOk();
    }

    @Test
    void the_documentation_names_what_can_be_asked_for() {
        var paths = json(mvc.get().uri("/v3/api-docs").exchange()).get("paths");

        assertThat(parameters(paths.get("/api/events/{id}/attendees")))
                .containsExactlyInAnyOrder(
                        "id", "q", "status", "from", "to", "zone", "sort", "page", "size", "test");
        assertThat(parameters(paths.get("/api/bookings")))
                .contains("event_id", "q", "status")
                .doesNotContain("eventId", "event", "type", "caller");
    }

    private static List<String> parameters(JsonNode path) {
        return path.get("get")
                .get("parameters")
                .valueStream()
                .map(parameter -> parameter.get("name").asString())
                .toList();
    }

    @Test
    void a_kind_with_a_character_that_no_kind_has_is_refused() {
        var event = onSale("Typed", 20, organizer);
        for (var uri :
                List.of(
                        at(event) + "?type=%00",
                        at(event) + "/export.csv?type=%00",
                        "/api/events/%d/attendees?type=%%00".formatted(event)))
            assertThat(mvc.get().uri(java.net.URI.create(uri)).with(olga))
                    .as(uri)
                    .hasStatus4xxClientError();
    }

    @Test
    void programs_read_who_comes_to_all_events_and_what_became_of_a_booking() {
        var booking = book(onSale("One", 20, organizer), 1, "Rui", "rui@all.example.org");
        book(onSale("Two", 20, organizer), 1, "Ana", "ana@all.example.org");
        var history = "/api/bookings/%d/history".formatted(id(booking));
        assertThat(api(history, olga)).isEmpty();

        send("/admin/tickets/%d/cancel".formatted(id(booking)), olga);

        var all = api("/api/attendees?sort=attendee_name&status=issued&q=all.example.org", olga);
        assertThat(all.get("items")).isEmpty();
        assertThat(
                        api("/api/attendees?sort=attendee_name", olga)
                                .get("items")
                                .valueStream()
                                .map(row -> row.get("attendee_name").asString()))
                .contains("Ana", "Rui");
        assertThat(api(history, olga).get(0).get("what").asString()).isEqualTo("cancelled");
        assertThat(mvc.get().uri(history).with(organizer(newOrganizer()))).hasStatus(NOT_FOUND);
    }

    @Test
    void another_organiser_finds_no_such_event() {
        var event = onSale("Not yours", 20, organizer);
        var stranger = organizer(newOrganizer());
        for (var uri :
                List.of(
                        at(event),
                        at(event) + "/door",
                        at(event) + "/export.csv",
                        "/api/events/%d/attendees".formatted(event),
                        "/api/events/EV%d/attendees".formatted(event),
                        "/api/events/%d/sales".formatted(event),
                        "/api/sales?event_id=" + event)) {
            assertThat(mvc.get().uri(uri).with(stranger)).as(uri).hasStatus(NOT_FOUND);
            assertThat(mvc.get().uri(uri).with(TestTokens.admin())).as(uri).hasStatusOk();
        }
    }

    @Test
    void a_page_of_twenty_rows_costs_as_many_statements_as_one_of_one() {
        var event = onSale("Counted", 100, organizer);
        book(event, 1, "Many 0", "m0@attend.example.org");
        var one = statements.of(() -> page(at(event) + "?q=many", olga));
        for (int n = 1; n < 20; n++)
            book(event, 1, "Many " + n, "m%d@attend.example.org".formatted(n));

        assertThat(statements.of(() -> page(at(event) + "?q=many", olga)))
                .isEqualTo(one)
                .isLessThanOrEqualTo(5);
    }

    @Test
    void names_are_text_and_never_markup() {
        var event = onSale(ATTACK, 10, organizer);
        book(event, 1, ATTACK, "attack3@example.org");
        for (var uri : List.of(at(event), at(event) + "/door"))
            assertThat(text(page(uri, olga)))
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain(ATTACK);
    }
}
