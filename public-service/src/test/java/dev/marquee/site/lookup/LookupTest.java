package dev.marquee.site.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookupTest extends SitePages {

    private static final Cookie VIEW = new Cookie("marquee_lookup", "view-token");

    @Test
    void every_address_gets_the_same_answer() throws Exception {
        neighbours.on("POST /api/lookups", 202, "");
        assertThat(mvc.post().uri("/lookup").param("email", " ana@example.org "))
                .hasStatus(303)
                .hasHeader("Location", "/lookup/sent");
        assertThat(neighbours.calls("POST /api/lookups").getFirst().body())
                .isEqualTo("{\"email\":\"ana@example.org\"}");
        assertThat(mvc.get().uri("/lookup/sent"))
                .hasStatusOk()
                .bodyText()
                .contains("If there are tickets for that address, a link is on its way.")
                .doesNotContain("ana@example.org");
    }

    @Test
    void what_is_no_address_is_told_at_the_field() {
        for (var email : new String[] {"", " ", "ana", "a b@c.org"}) {
            assertThat(mvc.post().uri("/lookup").param("email", email))
                    .hasStatus(422)
                    .bodyText()
                    .contains("aria-invalid=\"true\"", "email-error");
        }
        assertThat(neighbours.calls("POST /api/lookups")).isEmpty();
    }

    @Test
    void the_mailed_link_opens_nothing_before_it_is_clicked() {
        assertThat(mvc.get().uri("/lookup/open").param("token", "abc\"><script>"))
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("value=\"abc&quot;&gt;&lt;script&gt;\"", "Show my tickets")
                .contains("<meta name=\"referrer\" content=\"no-referrer\">");
        assertThat(neighbours.calls("POST /api/lookups/open")).isEmpty();
    }

    @Test
    void the_click_opens_the_tickets_for_half_an_hour() {
        neighbours.on(
                "POST /api/lookups/open",
                200,
                "{\"email\":\"a@b.org\",\"view_token\":\"view-token\",\"expires_at\":\"2030-01-01T00:00:00Z\"}");
        assertThat(mvc.post().uri("/lookup/open").param("token", "abc"))
                .hasStatus(303)
                .hasHeader("Location", "/lookup/tickets")
                .cookies()
                .hasValue("marquee_lookup", "view-token")
                .hasPath("marquee_lookup", "/lookup")
                .isHttpOnly("marquee_lookup", true)
                .isSecure("marquee_lookup", true)
                .hasMaxAge("marquee_lookup", Duration.ofMinutes(30))
                .hasCookieSatisfying(
                        "marquee_lookup",
                        cookie -> assertThat(cookie.getAttribute("SameSite")).isEqualTo("Strict"));
        assertThat(neighbours.calls("POST /api/lookups/open").getFirst().body())
                .isEqualTo("{\"token\":\"abc\"}");
    }

    @Test
    void a_link_that_was_used_says_how_to_get_another() {
        neighbours.on(
                "POST /api/lookups/open", call -> Neighbours.problem(410, "link-expired", ""));
        assertThat(mvc.post().uri("/lookup/open").param("token", "abc"))
                .hasStatus(410)
                .bodyText()
                .contains("has been used or has expired", "action=\"/lookup\"", "Send me the link");
    }

    @Test
    void all_tickets_of_the_address_are_listed_the_next_one_first() throws Exception {
        neighbours.on(
                "GET /api/lookups/bookings",
                call ->
                        "view-token".equals(call.header("Lookup-Token"))
                                ? new Neighbours.Answer(
                                        200,
                                        "{\"items\":[%s,%s]}"
                                                .formatted(
                                                        Samples.booking(
                                                                1, "cancelled", "Ana", 1, ""),
                                                        Samples.booking(
                                                                2, "confirmed", "Ana", 1, "")))
                                : Neighbours.problem(401, "lookup-expired", ""));
        var page = mvc.get().uri("/lookup/tickets").cookie(VIEW).exchange();
        assertThat(page)
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("class=\"qr\"", "/lookup/bookings/2/cancel", "Sign out of my tickets")
                .doesNotContain("/lookup/bookings/1/cancel");
        var text = page.getResponse().getContentAsString();
        assertThat(text.indexOf("Booking 2")).isLessThan(text.indexOf("Booking 1"));
    }

    @Test
    void after_half_an_hour_a_new_link_is_asked_for() {
        neighbours.on(
                "GET /api/lookups/bookings", call -> Neighbours.problem(401, "lookup-expired", ""));
        assertThat(mvc.get().uri("/lookup/tickets"))
                .hasStatus(303)
                .hasHeader("Location", "/lookup?expired=true");
        assertThat(mvc.get().uri("/lookup?expired=true"))
                .hasStatusOk()
                .bodyText()
                .contains("Ask for a new link");
    }

    @Test
    void tickets_found_can_be_given_back() {
        neighbours.on("GET /api/bookings/2", 200, Samples.booking(2, "confirmed", "Ana", 1, ""));
        neighbours.on("POST /api/bookings/2/cancel", 200, "{}");
        assertThat(mvc.get().uri("/lookup/bookings/2/cancel").cookie(VIEW))
                .bodyText()
                .contains("Cancel ticket", "action=\"/lookup/bookings/2/cancel\"");
        assertThat(mvc.post().uri("/lookup/bookings/2/cancel").cookie(VIEW))
                .hasStatus(303)
                .hasHeader("Location", "/lookup/tickets");
        assertThat(
                        neighbours
                                .calls("POST /api/bookings/2/cancel")
                                .getFirst()
                                .header("Lookup-Token"))
                .isEqualTo("view-token");
    }

    @Test
    void a_borrowed_device_can_be_left_clean() {
        neighbours.on("DELETE /api/lookups/open", 204, "");
        assertThat(mvc.post().uri("/lookup/close").cookie(VIEW))
                .hasStatus(303)
                .cookies()
                .hasMaxAge("marquee_lookup", Duration.ZERO);
        assertThat(neighbours.calls("DELETE /api/lookups/open").getFirst().header("Lookup-Token"))
                .as("a copy of the cookie opens nothing any more either")
                .isEqualTo("view-token");
    }

    @Test
    void the_browser_forgets_the_tickets_even_if_ticket_service_is_away() {
        neighbours.on("DELETE /api/lookups/open", 503, "");
        assertThat(mvc.post().uri("/lookup/close").cookie(VIEW))
                .hasStatus(503)
                .cookies()
                .hasMaxAge("marquee_lookup", Duration.ZERO);
    }

    @Test
    void whoever_has_no_view_closes_nothing() {
        assertThat(mvc.post().uri("/lookup/close")).hasStatus(303);
        assertThat(neighbours.calls("DELETE /api/lookups/open")).isEmpty();
    }

    @Test
    void ticket_service_hears_from_which_address_a_guest_comes() {
        neighbours.on("POST /api/lookups", 202, "");
        mvc.post()
                .uri("/lookup")
                .header("X-Forwarded-For", "203.0.113.7")
                .param("email", "ana@example.org")
                .exchange();
        assertThat(neighbours.calls("POST /api/lookups").getFirst().header("X-Forwarded-For"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void without_ticket_service_nothing_is_promised() {
        neighbours.on("POST /api/lookups", 503, "");
        assertThat(mvc.post().uri("/lookup").param("email", "ana@example.org")).hasStatus(503);
    }
}
