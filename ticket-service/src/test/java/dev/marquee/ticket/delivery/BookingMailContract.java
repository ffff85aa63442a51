package dev.marquee.ticket.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.RunningService;
import dev.marquee.ticket.qr.TicketClaim;
import dev.marquee.ticket.qr.TicketTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Mails about bookings, on whatever database. */
@ExtendWith(OutputCaptureExtension.class)
abstract class BookingMailContract extends RunningService {

    @Autowired TicketTokens tokens;

    @Autowired
    @Qualifier("booking-confirmed-receiver")
    MessageHandler confirmedBookings;

    @AfterEach
    void everything_works_again() {
        others.back();
    }

    private Map<String, Object> row(String topic, long booking) {
        return jdbc.sql("select * from outbox where topic = ? and fact_key = ?")
                .params(topic, String.valueOf(booking))
                .query()
                .singleRow();
    }

    private static OutboxMessage fact(long booking) {
        return new OutboxMessage(
                1, "booking-confirmed", String.valueOf(booking), "{}", Instant.EPOCH, 0);
    }

    @Test
    void a_booking_is_confirmed_by_a_mail_with_every_ticket() {
        var event = onSale("Lantern “Night”", 10, 2);
        var booking = book(event, 2, "Nguyễn Thị Minh Châu", "Chau@Example.org");
        await().untilAsserted(() -> assertThat(others.mailsTo("chau@example.org")).hasSize(1));
        var mail = others.mailsTo("chau@example.org").getFirst();
        var id = booking.get("id").asLong();
        assertThat(mail.get("key").asString()).isEqualTo("booking-confirmed:" + id);
        assertThat(mail.get("kind").asString()).isEqualTo("booking-confirmed");
        assertThat(mail.get("locale").isNull()).as("that of the house").isTrue();
        var data = mail.get("data");
        assertThat(data.propertyNames())
                .containsExactlyInAnyOrder(
                        "booking_id",
                        "buyer_name",
                        "event",
                        "tickets",
                        "link",
                        "calendar",
                        "wallets");
        assertThat(data.get("booking_id").asLong()).isEqualTo(id);
        assertThat(data.get("buyer_name").asString()).isEqualTo("Nguyễn Thị Minh Châu");
        for (var detail : List.of("starts_at", "time_zone", "location")) {
            assertThat(data.get("event").get(detail)).isEqualTo(booking.get(detail));
        }
        assertThat(data.get("event").get("code").asString()).isEqualTo("EV" + event);
        assertThat(data.get("event").get("name").asString()).isEqualTo("Lantern “Night”");
        assertThat(data.get("event").get("ends_at").isNull()).isTrue();
        assertThat(data.get("link").asString())
                .matches("http://localhost:8080/t/[0-9a-z]{1,13}-[0-9a-z]{25}");
        assertThat(data.at("/calendar/sequence").asLong()).isEqualTo(1);
        assertThat(data.at("/calendar/at")).isEqualTo(booking.get("created_at"));
        assertThat(data.at("/calendar/cancelled").asBoolean()).isFalse();
        for (int n = 1; n <= 2; n++) {
            var ticket = data.get("tickets").get(n - 1);
            assertThat(ticket.get("code").asString()).isEqualTo("EV" + event + "-" + n);
            assertThat(ticket.get("ticket_type").asString()).isEqualTo("Standing");
            assertThat(tokens.verify(ticket.get("token").asString()))
                    .contains(
                            new TicketClaim(
                                    event,
                                    n,
                                    booking.get("tickets").get(n - 1).get("id").asLong(),
                                    0));
        }
    }

    @Test
    void a_cancelled_booking_is_told_by_mail_too() {
        var booking = book(onSale("Cancelled", 10, 2), 1, "Ana", "ana.cancels@example.org");
        await().untilAsserted(
                        () -> assertThat(others.mailsTo("ana.cancels@example.org")).hasSize(1));
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", booking.get("id").asLong())
                                .header("Booking-Key", booking.get("access_key").asString()))
                .hasStatus2xxSuccessful();
        await().untilAsserted(() ->
                assertThat(others.mailsTo("ana.cancels@example.org"))
                        .extracting(mail -> mail.get("key").asString())
                        .containsExactlyInAnyOrder(
                                "booking-confirmed:" + booking.get("id").asLong(),
                                "booking-cancelled:" + booking.get("id").asLong()));
        assertThat(mail("ana.cancels@example.org", "booking-cancelled", booking).get("tickets"))
                .as("no code is stored or sent that is not valid")
                .hasSize(1)
                .noneMatch(ticket -> ticket.has("token"));
    }

    private void cancel(JsonNode booking) {
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", booking.get("id").asLong())
                                .header("Booking-Key", booking.get("access_key").asString()))
                .hasStatus2xxSuccessful();
    }

    private JsonNode mail(String email, String kind, JsonNode booking) {
        var key = kind + ":" + booking.get("id").asLong();
        await().untilAsserted(() ->
                assertThat(others.mailsTo(email))
                        .anyMatch(mail -> mail.get("key").asString().equals(key)));
        return others.mailsTo(email).stream()
                .filter(mail -> mail.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .get("data");
    }

    @Test
    void the_calendar_forgets_the_event_only_when_the_buyer_does_not_go_at_all() {
        var event = onSale("Twice", 10, 2);
        var first = book(event, 1, "Ana", "ana.twice@example.org");
        var second = book(event, 1, "Ana", "ana.twice@example.org");

        cancel(first);
        var told = mail("ana.twice@example.org", "booking-cancelled", first);
        assertThat(told.has("calendar")).as("the second booking still counts").isFalse();
        assertThat(told.has("link")).isFalse();

        cancel(second);
        var last = mail("ana.twice@example.org", "booking-cancelled", second);
        assertThat(last.at("/calendar/cancelled").asBoolean()).isTrue();
    }

    @Test
    void a_mail_waits_until_notification_service_is_back() {
        others.answer(503);
        var before = others.refusals();
        var booking = book(onSale("Down", 10, 2), 1, "Ana", "ana.waits@example.org");
        var id = booking.get("id").asLong();
        await().untilAsserted(() ->
                assertThat(row("booking-confirmed", id))
                        .hasEntrySatisfying("attempts", n -> assertThat((int) n).isPositive()));
        assertThat(others.refusals()).isGreaterThan(before);
        assertThat(others.mailsTo("ana.waits@example.org")).isEmpty();
        assertThat(row("booking-confirmed", id).get("delivered_at")).isNull();

        others.answer(202);
        clock.pass(Duration.ofMinutes(5));
        await().untilAsserted(() ->
                assertThat(row("booking-confirmed", id).get("delivered_at")).isNotNull());
        assertThat(others.mailsTo("ana.waits@example.org")).hasSize(1);
    }

    @Test
    void many_mails_travel_in_one_request() throws Exception {
        var event = onSale("Many", 100, 2);
        var facts =
                IntStream.range(0, 64)
                        .mapToObj(i -> book(event, 1, "Buyer", "many" + i + "@example.org"))
                        .map(booking -> fact(booking.get("id").asLong()))
                        .toList();
        confirmedBookings.deliver(facts);
        assertThat(others.batchesFor("many0@example.org")).contains(64);
    }

    @Test
    void what_notification_service_does_not_take_counts_as_not_delivered() {
        var booking = book(onSale("Refused", 10, 2), 1, "Ana", "ana.refused@example.org");
        for (var status : List.of(HttpStatus.BAD_REQUEST, HttpStatus.INTERNAL_SERVER_ERROR)) {
            others.answer(status.value());
            assertThatThrownBy(() ->
                            confirmedBookings.deliver(List.of(fact(booking.get("id").asLong()))))
                    .hasMessageContaining(String.valueOf(status.value()));
        }
    }

    @Test
    void a_fact_about_no_booking_is_not_passed_over_in_silence(CapturedOutput output)
            throws Exception {
        confirmedBookings.deliver(List.of(fact(1L << 50)));
        assertThat(output.getAll())
                .contains("booking-confirmed of bookings that are not there", "" + (1L << 50));
    }
}
