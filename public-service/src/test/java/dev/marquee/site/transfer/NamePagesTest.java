package dev.marquee.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A buyer corrects the name on a ticket, on pages without JavaScript. */
class NamePagesTest extends SitePages {

    private static final String LINK = "/t/ww-0123456789abcdefghijklmno";
    private static final String SEND = "PUT /api/tickets/1185/attendee";

    private final String booking = Samples.booking(1184, "confirmed", "Ana <i>Silva</i>", 2, "");

    @BeforeEach
    void a_booking() {
        neighbours.on("GET /api/bookings/1184", 200, booking);
        neighbours.on(
                "GET /api/bookings/link",
                200,
                "{\"booking\":%s,\"valid_until\":\"2030-11-29T20:00:00Z\"}".formatted(booking));
        neighbours.on(SEND, 200, booking);
    }

    @ParameterizedTest
    @CsvSource({
        "/bookings/1184, /bookings/1184",
        "/lookup/bookings/1184, /lookup/tickets",
        LINK + ", " + LINK
    })
    void each_way_to_the_tickets_leads_to_their_names(String base, String back) {
        var page = base + "/tickets/1185/name";
        assertThat(mvc.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Who comes with this ticket?", "value=\"Ana &lt;i&gt;Silva", page)
                .contains("The code of the ticket stays the same")
                .doesNotContain("??");
        assertThat(mvc.post().uri(page).param("name", "  Anna Silva "))
                .hasStatus(303)
                .hasHeader("Location", back);
        var sent = neighbours.calls(SEND).getFirst();
        assertThat(sent.body()).isEqualTo("{\"name\":\"Anna Silva\"}");
        if (base.equals(LINK)) assertThat(LINK).endsWith(sent.header("Booking-Key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bookings/1184", LINK})
    void the_page_of_the_tickets_leads_there(String page) {
        assertThat(mvc.get().uri(page))
                .bodyText()
                .contains(page + "/tickets/1185/name", "Say who comes with ticket EV07-1");
        neighbours.on(
                "GET /api/bookings/1184", 200, Samples.booking(1184, "cancelled", "Ana", 1, ""));
        assertThat(mvc.get().uri("/bookings/1184")).bodyText().doesNotContain("/name");
    }

    @Test
    void what_was_typed_stays_where_it_is_no_name() {
        var page = "/bookings/1184/tickets/1185/name";
        assertThat(mvc.post().uri(page).param("name", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the name of the person who comes");
        assertThat(neighbours.calls(SEND)).isEmpty();
        neighbours.on(
                SEND,
                call ->
                        Neighbours.problem(
                                422,
                                "invalid-input",
                                ",\"errors\":[{\"field\":\"name\",\"message\":\"is no name\"}]"));
        assertThat(mvc.post().uri(page).param("name", "<b>"))
                .hasStatus(422)
                .bodyText()
                .contains("Check the name", "value=\"&lt;b&gt;\"");
    }

    @ParameterizedTest
    @CsvSource({
        "renamed, It was corrected before",
        "handed-on, The ticket was handed on",
        "used, The ticket was used",
        "cancelled, The ticket was cancelled",
        "confirmed, The event has begun",
        "no-such-state, Ask the organiser"
    })
    void a_refusal_says_why(String state, String words) {
        neighbours.on(
                SEND,
                call ->
                        Neighbours.problem(
                                409, "invalid-state", ",\"state\":\"%s\"".formatted(state)));
        assertThat(mvc.post().uri("/bookings/1184/tickets/1185/name").param("name", "Anna Silva"))
                .hasStatus(409)
                .bodyText()
                .contains("This name cannot be changed", words)
                .doesNotContain("Save the name", "??");
    }

    @Test
    void a_ticket_of_another_booking_is_not_there() {
        assertThat(mvc.get().uri("/bookings/1184/tickets/99/name")).hasStatus(404);
    }
}
