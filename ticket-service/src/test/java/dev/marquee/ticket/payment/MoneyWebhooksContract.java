package dev.marquee.ticket.payment;

import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.payment.PaymentProvider.Look;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens to money is told to programs, once for each fact. */
abstract class MoneyWebhooksContract extends PaymentTests {

    private static final List<String> OF_MONEY =
            List.of("booking.paid", "booking.expired", "refund.completed", "payment.attention");

    /** The keys of what was told; one that is told again has the same key. */
    private List<String> keys(Held held) {
        return told(held.id()).stream().map(it -> it.get("key").asString()).distinct().toList();
    }

    private List<JsonNode> told(long booking) {
        return others.webhooksAbout(booking).stream()
                .filter(it -> OF_MONEY.contains(it.get("type").asString()))
                .toList();
    }

    private void untilTold(Held held, String... keys) {
        await().untilAsserted(() -> assertThat(keys(held)).containsExactlyInAnyOrder(keys));
    }

    /** Facts are what is stored; a second one would be told as well. */
    private long facts(Held held) {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'money-webhooks' and payload like ?")
                .param("%\"booking_id\":" + held.id() + ",%")
                .query(Long.class)
                .single();
    }

    @Test
    void a_payment_and_its_refund_are_told_once_each() {
        var held = hold(priced(5), 2);
        assertThat(pay(held, GOOD)).hasStatusOk();
        assertThat(told(held)).hasStatusOk();
        untilTold(held, "booking.paid:" + held.id());
        var paid = told(held.id()).getFirst();
        assertThat(paid.get("organizer_id").asLong()).isEqualTo(2);
        assertThat(paid.at("/data/total").asString()).isEqualTo("48.00");
        assertThat(paid.at("/data/paid").asString()).isEqualTo("48.00");
        assertThat(paid.at("/data/ticket_codes")).hasSize(2);

        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/refund-decision", held.id())
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content("{\"approve\":true,\"reason\":\"Called off\"}"))
                .hasStatusOk();
        var refund =
                jdbc.sql("select id from refund where booking_id = ?")
                        .param(held.id())
                        .query(Long.class)
                        .single();
        untilTold(held, "booking.paid:" + held.id(), "refund.completed:" + refund);
        var completed = told(held.id()).getLast();
        assertThat(completed.at("/data/refund_id").asLong()).isEqualTo(refund);
        assertThat(completed.at("/data/amount").asString()).isEqualTo("48.00");
        assertThat(completed.at("/data/refunded").asString()).isEqualTo("48.00");
        assertThat(facts(held)).isEqualTo(2);
    }

    @Test
    void a_hold_that_runs_out_is_told_and_so_is_the_payment_that_comes_late() {
        var held = onProvidersPage(priced(5), 1);
        provider.closes = false;
        clock.pass(HOLD.plusMinutes(2));
        until(held, "expired");
        untilTold(held, "booking.expired:" + held.id());
        atProvider(held, "paid");
        assertThat(told(held)).hasStatusOk();
        assertThat(status(held)).isEqualTo("confirmed");
        untilTold(held, "booking.expired:" + held.id(), "booking.paid:" + held.id());
        assertThat(facts(held)).isEqualTo(2);
    }

    @Test
    void what_needs_a_person_is_told_once_for_each_reason() {
        var held = hold(priced(5), 1);
        provider.look = look -> new Look.Paid("sim-" + held.id(), 1, "EUR", null);
        assertThat(pay(held, GOOD)).hasStatus(202);
        var id = payment(held).at("/payments/0/id").asLong();
        assertThat(mvc.post().uri("/api/payments/{id}/look", id).with(admin())).hasStatusOk();
        await().untilAsserted(() -> assertThat(told(held.id())).isNotEmpty());
        var attention = told(held.id()).getFirst();
        assertThat(attention.get("type").asString()).isEqualTo("payment.attention");
        assertThat(attention.at("/data/about").asString()).isEqualTo("payment-" + id);
        assertThat(attention.at("/data/reason").asString()).isEqualTo("amount-differs");
        assertThat(facts(held)).isEqualTo(1);
    }

    @Test
    void a_refund_that_is_refused_needs_a_person_until_it_is_paid_back_by_hand() {
        var held = hold(priced(5), 1);
        assertThat(pay(held, "4000 0000 0000 0077")).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/refund-decision", held.id())
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content("{\"approve\":true}"))
                .hasStatusOk();
        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql("select phase from refund where booking_id = ?")
                                        .param(held.id())
                                        .query(String.class)
                                        .list())
                        .containsExactly("stuck"));
        var refund =
                jdbc.sql("select id from refund where booking_id = ?")
                        .param(held.id())
                        .query(Long.class)
                        .single();
        assertThat(facts(held)).as("paid, attention").isEqualTo(2);
        for (int status : new int[] {200, 409})
            assertThat(
                            mvc.post()
                                    .uri("/api/refunds/{id}/settled-by-hand", refund)
                                    .with(admin())
                                    .contentType(APPLICATION_JSON)
                                    .content("{\"note\":\"By transfer\"}"))
                    .hasStatus(status);
        await().untilAsserted(() -> assertThat(keys(held)).contains("refund.completed:" + refund));
        assertThat(facts(held)).isEqualTo(3);
    }

    @Test
    void a_free_booking_sends_none_of_them() {
        var booking = book(onSale("Free", 5, 2), 1, "Ana", "free.money@example.org");
        var id = booking.get("id").asLong();
        var free = new Held(id, 0, "", "");
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", id)
                                .header("Booking-Key", booking.get("access_key").asString()))
                .hasStatusOk();
        await().untilAsserted(() ->
                assertThat(others.webhooksAbout(id))
                        .anyMatch(it -> it.get("type").asString().equals("booking.cancelled")));
        assertThat(facts(free)).isZero();
    }
}
