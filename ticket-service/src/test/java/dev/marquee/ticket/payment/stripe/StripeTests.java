package dev.marquee.ticket.payment.stripe;

import static dev.marquee.ticket.payment.stripe.StripeServer.answer;
import static dev.marquee.ticket.payment.stripe.StripeServer.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.RunningService;
import dev.marquee.ticket.payment.limits.ClockProbe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Bookings that are paid by Stripe, with a server that answers as Stripe does. */
@OnH2
@org.springframework.context.annotation.Import(ClockProbe.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "marquee.payment.provider=stripe",
            "marquee.payment.stripe.secret-key=sk_test_notARealKey",
            "marquee.payment.stripe.webhook-secret=" + StripeNotificationsTest.SECRET
        })
abstract class StripeTests extends RunningService {

    static final StripeServer STRIPE = new StripeServer();
    static final AtomicLong NUMBERS = new AtomicLong();

    record Held(long id, String key) {}

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("marquee.payment.stripe.api-base", STRIPE::address);
    }

    @BeforeEach
    void nothing_was_asked() {
        STRIPE.forget();
    }

    final Held hold() {
        var event = onSale("Lantern Night", 10, 2);
        assertThat(
                        mvc.put()
                                .uri("/internal/events/{id}/sale-terms", event)
                                .with(TestTokens.service())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        """
                                        {"event_id":%1$d,"code":"EV%1$d","version":2,"name":"Lantern Night","starts_at":"%2$s","ends_at":null,
                                         "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":2,"quota":4,
                                         "status":"published","currency":"EUR",
                                         "ticket_types":[{"id":%1$d,"name":"Standing","price_minor":2400,"quantity":10,"position":0}]}
                                        """
                                                .formatted(
                                                        event,
                                                        clock.instant().plus(Duration.ofDays(30)))))
                .hasStatus(HttpStatus.NO_CONTENT);
        var buyer = "stripe-%d@example.org".formatted(NUMBERS.incrementAndGet());
        var booking = book(event, 1, "Ana Silva", buyer);
        return new Held(booking.get("id").asLong(), booking.get("access_key").asString());
    }

    static String newSession() {
        return "cs_test_" + NUMBERS.incrementAndGet();
    }

    /** A booking whose buyer is on the page of that session. */
    final Held onPage(String session) {
        var held = hold();
        STRIPE.creates(answer(200, session(session, "open", "unpaid", 2400, "eur")));
        STRIPE.shows(session, answer(200, session(session, "open", "unpaid", 2400, "eur")));
        assertThat(pay(held)).hasStatus(HttpStatus.ACCEPTED);
        return held;
    }

    final MvcTestResult pay(Held held) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", held.id())
                .header("Booking-Key", held.key())
                .contentType(APPLICATION_JSON)
                .content("{\"method\":\"card\"}")
                .exchange();
    }

    final JsonNode payment(Held held) {
        return json(
                mvc.get()
                        .uri("/api/bookings/{id}/payment", held.id())
                        .header("Booking-Key", held.key())
                        .exchange());
    }

    final String bookingStatus(Held held) {
        return payment(held).get("booking_status").asString();
    }
}
