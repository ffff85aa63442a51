package dev.marquee.ticket.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The older system's look-up: its fields, and who may see them. */
abstract class TicketLookupContract extends RunningService {

    private MvcTestResult lookUp(String email, JwtRequestPostProcessor caller) {
        return mvc.get()
                .uri("/events/api/lookup_ticket?email={email}", email)
                .with(caller)
                .exchange();
    }

    private static List<String> codes(MvcTestResult answer) {
        assertThat(answer).hasStatus(HttpStatus.OK);
        return json(answer).valueStream().map(t -> t.get("ticket_code").asString()).toList();
    }

    @Test
    void support_sees_the_tickets_of_an_address_with_the_older_fields() {
        var event = onSale("S0", 10, 2);
        book(event, 2, "Ana", "s0.buyer@example.org");
        var cancelled = book(event, 1, "Ana", "s0.buyer@example.org");
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", cancelled.get("id").asLong())
                                .header("Booking-Key", cancelled.get("access_key").asString()))
                .hasStatus2xxSuccessful();
        var answer =
                lookUp(" S0.Buyer@Example.ORG", TestTokens.account(5, "s@ticket.local", "SUPPORT"));
        assertThat(codes(answer))
                .containsExactly("EV" + event + "-1", "EV" + event + "-2", "EV" + event + "-3");
        var tickets = json(answer);
        assertThat(tickets.get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "ticket_id",
                        "ticket_code",
                        "event_id",
                        "event_name",
                        "event_date",
                        "status",
                        "buyer_name",
                        "buyer_email",
                        "buyer_phone");
        assertThat(tickets.valueStream().map(JsonNode::deepCopy))
                .extracting(ticket -> ticket.get("status").asString())
                .containsExactly("booked", "booked", "cancelled");
        assertThat(tickets.get(0).get("event_date").asString()).matches(".*(\\+\\d\\d:\\d\\d|Z)");
    }

    @Test
    void an_organiser_sees_the_tickets_of_the_own_events_only() {
        var own = onSale("Own", 10, 77);
        book(own, 1, "Ana", "two.events@example.org");
        book(onSale("Foreign", 10, 2), 1, "Ana", "two.events@example.org");
        assertThat(
                        codes(
                                lookUp(
                                        "two.events@example.org",
                                        TestTokens.account(77, "o@ticket.local", "ORGANIZER"))))
                .containsExactly("EV" + own + "-1");
    }

    @Test
    void a_customer_sees_the_own_verified_address_only() {
        var event = onSale("Mine", 10, 2);
        book(event, 1, "Ana", "mine@example.org");
        var me = TestTokens.account(9, "Mine@example.org", "CUSTOMER");
        assertThat(codes(lookUp("mine@example.org", me))).containsExactly("EV" + event + "-1");
        assertThat(lookUp("other@example.org", me)).hasStatus(HttpStatus.FORBIDDEN);
        var unverified =
                SecurityMockMvcRequestPostProcessors.jwt()
                        .jwt(token ->
                                token.subject("9")
                                        .claim("email", "mine@example.org")
                                        .claim("email_verified", false)
                                        .claim("roles", List.of("CUSTOMER")));
        assertThat(lookUp("mine@example.org", unverified))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:not-your-address");
    }

    @Test
    void nobody_else_sees_anything() {
        assertThat(mvc.get().uri("/events/api/lookup_ticket?email=mine@example.org"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(lookUp("mine@example.org", TestTokens.service()))
                .hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void what_is_no_address_is_refused_and_an_unknown_one_has_no_tickets() {
        for (var nonsense :
                List.of("", "x", "a@b", "a b@example.org", "a@b@c", "\u0000@example.org"))
            assertThat(lookUp(nonsense, TestTokens.admin()))
                    .as(nonsense)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(mvc.get().uri("/events/api/lookup_ticket").with(TestTokens.admin()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(codes(lookUp("nobody@example.org", TestTokens.admin()))).isEmpty();
    }
}
