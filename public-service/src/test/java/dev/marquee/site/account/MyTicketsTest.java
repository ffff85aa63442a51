package dev.marquee.site.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;

class MyTicketsTest extends SitePages {

    private static final JwtRequestPostProcessor ANA =
            TestTokens.account(9, "ana@example.org", "CUSTOMER");

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
}
