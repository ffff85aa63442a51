package dev.marquee.ticket.delivery;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.receipt.MoneyTests;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** The confirmation as its mail says it. */
abstract class ConfirmationMailContract extends MoneyTests {

    @Test
    void the_buyer_reads_what_the_mail_says() {
        var booking = paid(priced(newOrganizer()), 2, 0);
        var mail = json(confirmation(booking, header("Booking-Key", key(booking))));
        assertThat(mail.get("booking_id").asLong()).isEqualTo(id(booking));
        assertThat(mail.get("to")).isEqualTo(booking.get("buyer_email"));
        assertThat(mail.get("text").asString())
                .contains(
                        "booking-confirmed",
                        booking.at("/tickets/0/code").asString(),
                        booking.at("/tickets/1/code").asString(),
                        "\"token\":",
                        "\"total\":\"47.82\"",
                        "/t/");
    }

    @Test
    void staff_read_it_without_the_link_that_acts_for_the_buyer() {
        var booking = booked(onSale(5), 1);
        assertThat(json(confirmation(booking, admin())).get("text").asString())
                .contains("\"token\":")
                .doesNotContain("/t/");
        assertProblem(
                confirmation(booking, account(5, "support@ticket.local", "SUPPORT")),
                403,
                "forbidden");
        assertProblem(confirmation(booking, request -> request), 404, "not-found");
    }

    @Test
    void what_is_not_confirmed_has_none() {
        var booking = held(priced(newOrganizer()), 1, 0);
        assertProblem(
                confirmation(booking, header("Booking-Key", key(booking))), 409, "invalid-state");
    }

    @Test
    void it_is_not_there_while_no_mails_are_written() {
        var booking = booked(onSale(5), 1);
        others.away("mails/preview");
        try {
            assertProblem(
                    confirmation(booking, header("Booking-Key", key(booking))),
                    503,
                    "service-unavailable");
        } finally {
            others.back();
        }
    }

    private MvcTestResult confirmation(JsonNode booking, RequestPostProcessor caller) {
        return mvc.get()
                .uri("/api/bookings/{id}/confirmation-email", id(booking))
                .with(caller)
                .exchange();
    }
}
