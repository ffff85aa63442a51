package dev.marquee.ticket.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An account's bookings, and to whom they show. */
abstract class CustomerBookingsContract extends RunningService {

    private MvcTestResult ask(long account, JwtRequestPostProcessor caller) {
        return mvc.get().uri("/api/customers/{id}/bookings", account).with(caller).exchange();
    }

    @Test
    void a_guests_bookings_are_the_accounts_once_its_address_is_verified() {
        var event = onSale("Claimed", 10, 2);
        var booking = book(event, 2, "Ana", "claimed@example.org");
        var unverified =
                SecurityMockMvcRequestPostProcessors.jwt()
                        .jwt(token ->
                                token.subject("31")
                                        .claim("email", "claimed@example.org")
                                        .claim("email_verified", false)
                                        .claim("roles", List.of("CUSTOMER")));
        assertThat(ask(31, unverified))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.type")
                .asString()
                .endsWith("address-not-verified");

        var mine = ask(31, TestTokens.account(31, "Claimed@example.org", "CUSTOMER"));
        assertThat(mine).hasStatusOk();
        assertThat(json(mine).get("items").valueStream().map(b -> b.get("id").asLong()))
                .containsExactly(booking.get("id").asLong());
    }

    @Test
    void who_is_signed_in_registers_for_an_event_with_one_call() {
        var event = onSale("Registered", 10, 2);
        var registered =
                mvc.post()
                        .uri("/api/events/{id}/registrations", event)
                        .with(TestTokens.account(33, "register@example.org", "CUSTOMER"))
                        .exchange();
        assertThat(registered).hasStatus(HttpStatus.CREATED);
        assertThat(json(registered).get("quantity").asInt()).isEqualTo(1);
        assertThat(json(registered).get("buyer_email").asString())
                .isEqualTo("register@example.org");
        assertThat(mvc.post().uri("/api/events/{id}/registrations", event))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void another_account_is_not_found() {
        assertThat(ask(32, TestTokens.account(31, "ana@example.org", "CUSTOMER")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
