package dev.marquee.ticket.booking;

import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.RunningService;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The link in a booking's mails, on whatever database. */
abstract class TicketLinkContract extends RunningService {

    private static final AtomicInteger BUYERS = new AtomicInteger();

    @Autowired private CorrectBuyer correctBuyer;

    private final String email = "link" + BUYERS.incrementAndGet() + "@links.example.org";

    private JsonNode booked() {
        return book(onSale("Linked", 10, 2), 2, "Ana", email);
    }

    /** The token of the newest mail to that address. */
    private String mailed(String address, int mails) {
        await().untilAsserted(() -> assertThat(others.mailsTo(address)).hasSize(mails));
        var link = others.mailsTo(address).getLast().at("/data/link").asString();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private MvcTestResult open(String token) {
        return mvc.get().uri("/api/bookings/link").header("Booking-Link", token).exchange();
    }

    private MvcTestResult show(long id, String token) {
        return mvc.get().uri("/api/bookings/{id}", id).header("Booking-Link", token).exchange();
    }

    private MvcTestResult cancel(long id, String token) {
        return mvc.post()
                .uri("/api/bookings/{id}/cancel", id)
                .header("Booking-Link", token)
                .exchange();
    }

    private static long id(JsonNode booking) {
        return booking.get("id").asLong();
    }

    private static void assertGone(MvcTestResult answer, String reason) {
        assertThat(answer).hasStatus(410);
        var problem = json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:marquee:problem:link-expired");
        assertThat(problem.get("reason").asString()).isEqualTo(reason);
        assertThat(problem.get("event_name").asString()).isEqualTo("Linked");
        assertThat(problem.toString()).doesNotContain("links.example.org", "qr_token");
    }

    @Test
    void the_link_in_the_mail_opens_its_booking_until_a_day_after_the_event() {
        var booking = booked();
        var token = mailed(email, 1);

        var opened = json(open(token));

        assertThat(opened.at("/booking/id").asLong()).isEqualTo(id(booking));
        assertThat(opened.at("/booking/tickets")).hasSize(2);
        assertThat(Instant.parse(opened.get("valid_until").asString()))
                .isEqualTo(
                        Instant.parse(booking.get("starts_at").asString())
                                .plus(1, ChronoUnit.DAYS));
        assertThat(show(id(booking), token)).hasStatusOk();
    }

    @Test
    void it_opens_no_other_booking() {
        var booking = booked();
        var token = mailed(email, 1);
        var other = book(onSale("Other", 10, 2), 1, "Bea", "bea." + email);
        var signature = token.substring(token.indexOf('-'));

        assertThat(show(id(other), token)).hasStatus(404);
        assertThat(cancel(id(other), token)).hasStatus(404);
        assertThat(open(Long.toString(id(other), 36) + signature)).hasStatus(404);
        assertThat(show(id(booking), Long.toString(id(other), 36) + signature)).hasStatus(404);
    }

    @Test
    void a_token_that_is_none_opens_nothing() {
        var booking = booked();
        var token = mailed(email, 1);
        var end = token.charAt(token.length() - 1);
        for (var wrong :
                List.of(
                        token.substring(0, token.length() - 1) + (end == 'a' ? 'b' : 'a'),
                        token.toUpperCase(java.util.Locale.ROOT),
                        token + "0",
                        "zzzzzzzzzzzzz-" + "0".repeat(25),
                        "0".repeat(5000),
                        booking.get("access_key").asString(),
                        "-",
                        "' or 1=1")) {
            assertThat(open(wrong)).as(wrong).hasStatus(404);
            assertThat(show(id(booking), wrong)).as(wrong).hasStatus(404);
        }
        assertThat(mvc.get().uri("/api/bookings/link")).hasStatus(400);
    }

    @Test
    void it_cancels_the_booking_and_then_shows_no_code_any_more() {
        var booking = booked();
        var token = mailed(email, 1);

        assertThat(cancel(id(booking), token)).hasStatusOk();

        assertGone(open(token), "cancelled");
        assertThat(show(id(booking), token)).hasStatus(404);
    }

    @Test
    void it_is_over_a_day_after_the_event() {
        var booking = booked();
        var token = mailed(email, 1);
        end(booking, clock.instant().minus(23, ChronoUnit.HOURS));
        assertThat(open(token)).hasStatusOk();
        end(booking, clock.instant().minus(25, ChronoUnit.HOURS));
        assertGone(open(token), "over");
        assertThat(show(id(booking), token)).hasStatus(404);
    }

    private void end(JsonNode booking, Instant end) {
        jdbc.sql("update sale_terms set starts_at = ?, ends_at = ? where event_id = ?")
                .params(
                        end.minus(2, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC),
                        end.atOffset(ZoneOffset.UTC),
                        booking.get("event_id").asLong())
                .update();
    }

    @Test
    void another_address_gets_another_link_and_the_former_one_dies() {
        var booking = booked();
        var former = mailed(email, 1);
        var right = "right." + email;

        correctBuyer.handle(
                id(booking),
                before -> new CorrectBuyer.Buyer("Ana", new EmailAddress(right), null),
                new Actor("Olga", true));

        assertThat(open(former)).hasStatus(404);
        assertThat(show(id(booking), former)).hasStatus(404);
        assertThat(open(mailed(right, 1))).hasStatusOk();
    }

    @Test
    void an_erased_buyer_leaves_no_link_behind() {
        var booking = booked();
        var token = mailed(email, 1);
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"erase:link\",\"email\":\"%s\"}]}"
                                                .formatted(email)))
                .hasStatus(204);
        assertThat(open(token)).hasStatus(404);
        assertThat(show(id(booking), token)).hasStatus(404);
    }
}
