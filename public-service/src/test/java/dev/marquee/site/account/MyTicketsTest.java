package dev.marquee.site.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;

class MyTicketsTest extends SitePages {

    private static final JwtRequestPostProcessor ANA =
            TestTokens.account(9, "ana@example.org", "CUSTOMER");

    @BeforeEach
    void nothing_was_handed_on() {
        neighbours.on("GET /api/customers/9/tickets", 200, "{\"items\":[]}");
    }

    @Test
    void what_others_handed_on_leads_to_its_page() {
        neighbours.on("GET /api/customers/9/bookings", 200, "{\"items\":[]}");
        neighbours.on(
                "GET /api/customers/9/tickets",
                200,
                """
                {"items":[{"link":"https://tickets.example.org/h/wx-0123456789abcdefghijklmno","ticket":
                 {"ticket_id":1185,"code":"EV07-160","event_code":"EV07","event_name":"Lantern <i>Night</i>","event_starts_at":"2030-11-28T20:00:00Z",
                  "event_ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage","ticket_type":"Standing","status":"issued",
                  "name":"Ana","email":"ana@example.org","entry_code":"EV07-160-KX4P","qr_token":"X","transfer":null,"transferable":true,"obstacle":null}}]}\
                """);
        assertThat(mvc.get().uri("/my").with(ANA))
                .hasStatusOk()
                .bodyText()
                .contains("Handed on to you", "Lantern &lt;i&gt;Night&lt;/i&gt;", "EV07-160-KX4P")
                .contains("href=\"/h/wx-0123456789abcdefghijklmno\"")
                .doesNotContain("No tickets yet", "??");
    }

    @Test
    void a_reader_who_is_not_signed_in_signs_in_first() {
        assertThat(mvc.get().uri("/my").header("Accept", "text/html"))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .startsWith("/login?return=");
    }

    @Test
    void the_bookings_of_the_own_address_are_listed_the_next_one_first() throws Exception {
        neighbours.on(
                "GET /api/customers/9/bookings",
                200,
                "{\"items\":[%s,%s]}"
                        .formatted(
                                Samples.booking(1, "cancelled", "Ana", 1, ""),
                                Samples.booking(2, "confirmed", "Ana", 1, "")));
        var page = mvc.get().uri("/my").with(ANA).exchange();
        assertThat(page)
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("class=\"qr\"", "/my/bookings/2/cancel")
                .doesNotContain("/my/bookings/1/cancel");
        var text = page.getResponse().getContentAsString();
        assertThat(text.indexOf("Booking 2")).isLessThan(text.indexOf("Booking 1"));
    }

    @Test
    void an_empty_list_says_how_it_fills() {
        neighbours.on("GET /api/customers/9/bookings", 200, "{\"items\":[]}");
        assertThat(mvc.get().uri("/my").with(ANA))
                .hasStatusOk()
                .bodyText()
                .contains("No tickets yet", "See what is on");
    }

    @Test
    void an_address_that_is_not_verified_shows_nothing_but_how_to_verify_it() {
        var unverified =
                SecurityMockMvcRequestPostProcessors.jwt()
                        .jwt(token ->
                                token.subject("9")
                                        .claim("email", "ana@example.org")
                                        .claim("email_verified", false)
                                        .claim("roles", List.of("CUSTOMER")));
        assertThat(mvc.get().uri("/my").with(unverified))
                .hasStatusOk()
                .bodyText()
                .contains("Confirm your address first", "ana@example.org");
        assertThat(neighbours.calls("GET /api/customers/9/bookings")).isEmpty();
    }

    @Test
    void tickets_are_given_back_from_here() {
        neighbours.on("GET /api/bookings/2", 200, Samples.booking(2, "confirmed", "Ana", 1, ""));
        neighbours.on("POST /api/bookings/2/cancel", 200, "{}");
        assertThat(mvc.post().uri("/my/bookings/2/cancel").with(ANA))
                .hasStatus(303)
                .hasHeader("Location", "/my");
    }

    @Test
    void somebody_elses_booking_is_not_found() {
        neighbours.on("GET /api/bookings/2", call -> Neighbours.problem(404, "not-found", ""));
        assertThat(mvc.get().uri("/my/bookings/2/cancel").with(ANA)).hasStatus(404);
    }

    @Test
    void what_is_to_be_paid_leads_to_its_payment() {
        var soon = Instant.now().plusSeconds(600).toString();
        neighbours.on(
                "GET /api/customers/9/bookings",
                200,
                "{\"items\":[%s,%s]}"
                        .formatted(
                                Samples.held(3, "pending_payment", soon, ""),
                                Samples.held(
                                        4,
                                        "confirmed",
                                        soon,
                                        ",\"paid\":\"48.00\",\"refunded\":\"24.00\"")));
        assertThat(mvc.get().uri("/my").with(ANA))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/bookings/3/pay\"", "Pay €48.00 now", "href=\"/my/payments\"")
                .contains("Paid: €48.00 · Refunded: €24.00")
                .doesNotContain("/bookings/4/pay");
    }

    @Test
    void payments_are_listed_newest_first() throws Exception {
        neighbours.on(
                "GET /api/payments/user/9",
                200,
                """
                [{"id":1,"user_id":9,"booking_id":1184,"amount":"48.00","currency":"EUR","date":"2026-11-01T18:00:00Z","status":"succeeded","transaction_id":"t1","refunded":"24.00"},
                 {"id":2,"user_id":9,"booking_id":1185,"amount":"150000","currency":"VND","date":"2026-11-20T18:00:00Z","status":"failed","transaction_id":null}]\
                """);
        var page = mvc.get().uri("/my/payments").with(ANA).exchange();
        assertThat(page)
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("€48.00", "€24.00", "₫150,000", "data-state=\"failed\"")
                .contains("href=\"/bookings/1184\"");
        var text = page.getResponse().getContentAsString();
        assertThat(text.indexOf("Booking 1185")).isLessThan(text.indexOf("Booking 1184"));
        neighbours.on("GET /api/payments/user/9", 200, "[]");
        assertThat(mvc.get().uri("/my/payments").with(ANA))
                .hasStatusOk()
                .bodyText()
                .contains("No payments yet");
    }
}
