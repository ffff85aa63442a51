package dev.marquee.ticket.checkout;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What guests at one address can take: seats are counted, not requests. */
abstract class GuestLimitContract extends ApiContract {

    private static final int SEATS_PER_HOUR = 300;

    @Test
    void guests_at_one_address_take_so_many_seats_an_hour_by_whatever_door() {
        var event = onSale(10_000);
        var here = from("203.0.113.7");
        var doors = new String[] {"/api/bookings", "/api/tickets", "/events/api/book_ticket"};
        for (int n = 0; n < SEATS_PER_HOUR / 4; n++)
            assertThat(send(doors[n % 3], event, 4, here).getResponse().getStatus()).isIn(200, 201);

        for (var door : doors)
            assertThat(send(door, event, 1, here)).hasStatus(429).containsHeader("Retry-After");
        var refused = send("/api/bookings", event, 1, here);
        assertProblem(refused, 429, "too-many-requests");
        assertThat(json(refused).get("detail").asString()).contains("sign in");

        assertThat(send("/api/bookings", event, 4, from("203.0.113.8"))).hasStatus(201);
        RequestPostProcessor signedIn =
                request ->
                        here.postProcessRequest(
                                account(701, "here@example.org", "CUSTOMER")
                                        .postProcessRequest(request));
        assertThat(send("/api/bookings", event, 4, signedIn)).as("signed in").hasStatus(201);
        clock.pass(Duration.ofMinutes(1));
        assertThat(send("/api/bookings", event, 4, here)).as("five more a minute").hasStatus(201);
    }

    @Test
    void one_who_has_a_whole_network_of_IPv6_addresses_is_one_client() {
        var event = onSale(10_000);
        for (int n = 0; n < SEATS_PER_HOUR / 4; n++)
            assertThat(send("/api/bookings", event, 4, from("2001:db8:1:2::" + n))).hasStatus(201);

        assertThat(send("/api/bookings", event, 1, from("2001:db8:1:2:ffff::1"))).hasStatus(429);
        assertThat(send("/api/bookings", event, 1, from("2001:db8:1:3::1"))).hasStatus(201);
    }

    @Test
    void what_is_not_booked_does_not_count() {
        var event = onSale(2);
        var big = onSale(10_000);
        var here = from("203.0.113.9");
        for (int n = 0; n < SEATS_PER_HOUR; n++)
            assertProblem(send("/api/bookings", event, 3, here), 409, "sold-out");
        var body = body(big, 4, newBuyer());
        for (int n = 0; n < SEATS_PER_HOUR; n++)
            assertThat(send("/api/bookings", body, "again", here))
                    .as("once, repeated")
                    .hasStatus(201);

        assertThat(send("/api/bookings", big, 4, here)).hasStatus(201);
    }

    @Test
    void asking_who_holds_what_counts() {
        var event = onSale(10_000);
        var here = from("203.0.113.10");
        for (int n = 0; n < SEATS_PER_HOUR / 5; n++)
            assertProblem(send("/api/bookings", event, 5, here), 409, "quota-exceeded");

        assertProblem(send("/api/bookings", event, 5, here), 429, "too-many-requests");
    }

    private MvcTestResult send(String path, long event, int quantity, RequestPostProcessor from) {
        return send(path, body(event, quantity, newBuyer()), null, from);
    }

    private MvcTestResult send(String path, String body, String key, RequestPostProcessor from) {
        var request = mvc.post().uri(path).with(from).contentType(APPLICATION_JSON).content(body);
        if (key != null) request.header("Idempotency-Key", key);
        return request.exchange();
    }

    /** As the gateway says it. */
    private static RequestPostProcessor from(String address) {
        return header("X-Forwarded-For", address);
    }
}
