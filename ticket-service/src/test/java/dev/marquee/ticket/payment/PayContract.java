package dev.marquee.ticket.payment;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Paying a booking by the API, and what its buyer is told. */
abstract class PayContract extends PaymentTests {

    @Test
    void a_paid_booking_is_confirmed_and_mailed_once() {
        var held = hold(priced(10), 2);
        var before = payment(held);
        assertThat(before.get("state").asString()).isEqualTo("none");
        assertThat(before.get("total").asString()).isEqualTo("48.00");
        assertThat(before.get("test_mode").asBoolean()).isTrue();
        assertThat(before.get("methods").get(0).asString()).isEqualTo("card");
        assertThat(Instant.parse(before.get("expires_at").asString()))
                .isAfter(Instant.parse(before.get("now").asString()));

        var answer = pay(held, GOOD);

        assertThat(answer).hasStatusOk();
        assertPaidOnce(held);
        var paid = payment(held);
        assertThat(paid.get("state").asString()).isEqualTo("succeeded");
        assertThat(paid.get("booking_status").asString()).isEqualTo("confirmed");
        assertThat(paid.get("paid").asString()).isEqualTo("48.00");
        assertThat(paid.get("refunded").asString()).isEqualTo("0.00");
        assertThat(paid.get("retryable").asBoolean()).isFalse();
        var line = paid.get("payments").get(0);
        assertThat(line.get("amount").asString()).isEqualTo("48.00");
        assertThat(line.get("card").asString()).isEqualTo("4242");
        assertThat(line.get("purpose").asString()).isEqualTo("booking");
        await().untilAsserted(() ->
                assertThat(others.mailsTo(held.email()))
                        .filteredOn(mail -> mail.get("kind").asString().equals("booking-confirmed"))
                        .hasSize(1));
        assertProblem(pay(held, GOOD), 409, "invalid-state");
        assertPaidOnce(held);
    }

    @Test
    void a_declined_card_keeps_the_hold_and_another_one_pays() {
        var held = hold(priced(10), 1);

        var declined = pay(held, DECLINED);

        assertProblem(declined, 402, "card-declined");
        assertThat(json(declined).get("reason").asString()).isEqualTo("card-declined");
        assertThat(json(declined).get("retryable").asBoolean()).isTrue();
        assertThat(json(declined).get("expires_at").asString()).endsWith("Z");
        assertThat(status(held)).isEqualTo("pending_payment");
        assertThat(payment(held).get("state").asString()).isEqualTo("failed");
        assertThat(payment(held).get("retryable").asBoolean()).isTrue();
        var poor = json(pay(held, "4000 0000 0000 9995"));
        assertThat(poor.get("reason").asString()).isEqualTo("insufficient-funds");

        assertThat(pay(held, GOOD)).hasStatusOk();

        assertPaidOnce(held);
        assertThat(attempts(held))
                .containsExactly(
                        "failed/booking/card-declined",
                        "failed/booking/insufficient-funds",
                        "succeeded/booking/");
        assertThat(history(held)).containsExactly("payment-declined", "payment-declined", "paid");
    }

    @Test
    void S4_a_failed_payment_cancels_the_booking_where_the_event_allows_one_try() {
        var event = priced(5, false);
        var held = hold(event, 2);

        var answer = payWith(held, "{\"success\":false}");

        assertProblem(answer, 402, "card-declined");
        assertThat(json(answer).get("retryable").asBoolean()).isFalse();
        assertThat(status(held)).isEqualTo("cancelled");
        assertThat(left(event)).isEqualTo(5);
        assertProblem(payWith(held, "{\"success\":true}"), 409, "invalid-state");
        var other = hold(event, 1);
        assertThat(payWith(other, "{\"success\":true}")).hasStatusOk();
        assertPaidOnce(other);
    }

    @Test
    void a_charge_whose_answer_did_not_come_is_found_and_not_repeated() {
        var held = hold(priced(5), 1);

        var answer = pay(held, NO_ANSWER);

        assertThat(answer).hasStatus(202);
        assertThat(json(answer).get("state").asString()).isEqualTo("looking");
        assertThat(pay(held, GOOD)).as("the same attempt goes on").hasStatusOk();
        assertPaidOnce(held);
        assertThat(attempts(held)).hasSize(1);
    }

    @Test
    void the_page_of_the_simulated_provider_says_so_and_leads_back() {
        var held = hold(priced(5), 1);
        var answer =
                payWith(
                        held,
                        "{\"card_number\":\"%s\",\"return_url\":\"/my?x=1\"}".formatted(APPROVAL));
        assertThat(answer).hasStatus(202);
        assertThat(json(answer).get("state").asString()).isEqualTo("pending");
        var url = json(answer).get("action_url").asString();
        assertThat(url).isEqualTo("/payments/simulated/" + ref(held));
        assertThat(json(pay(held, GOOD)).get("action_url").asString())
                .as("another tab goes on with the same attempt")
                .isEqualTo(url);

        assertThat(mvc.get().uri(url)).hasStatusOk().bodyText().contains("SIMULATED", "€24.00");
        var approved = mvc.post().uri(url + "/approve").exchange();

        assertThat(approved).hasStatus(303);
        assertThat(approved).hasHeader("Location", "/my?x=1");
        assertPaidOnce(held);
        assertThat(mvc.post().uri(url + "/decline")).as("too late").hasStatus(303);
        assertThat(mvc.get().uri(url)).bodyText().contains("decided before");
        assertPaidOnce(held);
    }

    @Test
    void a_buyer_who_declines_on_the_page_may_use_another_card() {
        var held = onProvidersPage(priced(5), 1);
        assertThat(mvc.post().uri("/payments/simulated/{ref}/decline", ref(held))).hasStatus(303);
        assertThat(payment(held).get("state").asString()).isEqualTo("failed");
        assertThat(payment(held).get("reason").asString()).isEqualTo("declined");
        assertThat(pay(held, GOOD)).hasStatusOk();
        assertPaidOnce(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"card\"}",
                "{\"card_number\":\"4242 4242 4242 4241\"}",
                "{\"card_number\":\"4242\"}",
                "{\"card_number\":\"four\"}",
                "{\"method\":\"gold\",\"card_number\":\"4242424242424242\"}",
                "{\"card_number\":\"4242424242424242\",\"return_url\":\"https://elsewhere.example/\"}",
                "{\"card_number\":\"4242424242424242\",\"return_url\":\"//elsewhere.example/\"}",
                "{\"card_number\":\"4242424242424242\",\"return_url\":\"/\\\\elsewhere.example/\"}"
            })
    void what_cannot_be_understood_charges_nothing(String body) {
        var held = hold(priced(5), 1);
        assertProblem(payWith(held, body), 422, "invalid-input");
        assertThat(attempts(held)).isEmpty();
    }

    @Test
    void nobody_pays_what_costs_nothing_is_over_or_is_another_ones() {
        var event = onSale("Free", 5, 2);
        var free = book(event, 1, "Ana Silva", "free@example.org");
        var booking =
                new Held(
                        free.get("id").asLong(), event, free.get("access_key").asString(), "free@");
        assertProblem(pay(booking, GOOD), 409, "invalid-state");
        assertThat(payment(booking).get("state").asString()).isEqualTo("none");

        var held = hold(priced(5), 1);
        var stranger = new Held(held.id(), held.event(), free.get("access_key").asString(), "");
        assertProblem(pay(stranger, GOOD), 404, "not-found");

        clock.pass(HOLD);
        var late = pay(held, GOOD);
        assertProblem(late, 409, "invalid-state");
        assertThat(json(late).get("state").asString()).isIn("hold-over", "expired");
        assertThat(attempts(held)).isEmpty();
    }

    @Test
    void S2_payments_name_a_ticket_and_an_amount() {
        var held = hold(priced(5), 2);
        var ticket =
                jdbc.sql("select max(id) from ticket where booking_id = ?")
                        .param(held.id())
                        .query(Long.class)
                        .single();

        var other = paymentOf(held, "{\"userId\":3,\"ticketId\":%d,\"amount\":\"24.00\"}", ticket);
        assertProblem(other, 409, "price-changed");
        assertThat(json(other).get("total").asString()).isEqualTo("48.00");
        assertThat(attempts(held)).isEmpty();
        assertProblem(paymentOf(held, "{\"userId\":3}", ticket), 422, "invalid-input");
        assertProblem(paymentOf(held, "{\"ticketId\":1%d}", 1L << 50), 404, "not-found");

        var paid =
                paymentOf(
                        held,
                        "{\"userId\":3,\"ticketId\":%d,\"amount\":48,\"cardNumber\":\"4242424242424242\"}",
                        ticket);
        assertThat(paid).hasStatus(201);
        assertPaidOnce(held);
    }

    private MvcTestResult paymentOf(Held held, String body, long ticket) {
        return mvc.post()
                .uri("/api/payments")
                .header("Booking-Key", held.key())
                .contentType(APPLICATION_JSON)
                .content(body.formatted(ticket))
                .exchange();
    }

    @Test
    void S2_payments_are_made_and_found_in_its_words() {
        var held = hold(priced(5), 1);
        var answer =
                mvc.post()
                        .uri("/api/payments")
                        .header("Booking-Key", held.key())
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"bookingId\":%d,\"cardNumber\":\"%s\"}"
                                        .formatted(held.id(), GOOD))
                        .exchange();
        assertThat(answer).hasStatus(201);
        var made = json(answer);
        assertThat(made.get("booking_id").asLong()).isEqualTo(held.id());
        assertThat(made.get("amount").asString()).isEqualTo("24.00");
        assertThat(made.get("status").asString()).isEqualTo("succeeded");
        assertThat(made.get("transaction_id").asString()).isEqualTo(ref(held));
        assertPaidOnce(held);

        var ticket =
                jdbc.sql("select id from ticket where booking_id = ?")
                        .param(held.id())
                        .query(Long.class)
                        .single();
        var found =
                mvc.get()
                        .uri("/api/payments/ticket/{id}", ticket)
                        .header("Booking-Key", held.key())
                        .exchange();
        assertThat(json(found).get(0)).isEqualTo(made);
        assertThat(mvc.get().uri("/api/payments/ticket/{id}", ticket)).hasStatus(404);

        jdbc.sql("update booking set account_id = 70123 where id = ?").param(held.id()).update();
        var own = mvc.get().uri("/api/payments/user/70123").with(admin()).exchange();
        assertThat(json(own).get(0).get("user_id").asLong()).isEqualTo(70123);
        assertThat(mvc.get().uri("/api/payments/user/70123").with(account(70124, "x@example.org")))
                .hasStatus(404);
    }

    @Test
    void staff_who_confirm_a_booking_say_that_it_was_paid_outside() {
        var held = onProvidersPage(priced(5), 2);
        var byBuyer =
                mvc.put()
                        .uri("/api/tickets/{id}/status", held.id())
                        .header("Booking-Key", held.key())
                        .contentType(APPLICATION_JSON)
                        .content("{\"status\":\"CONFIRMED\"}")
                        .exchange();
        assertProblem(byBuyer, 409, "invalid-state");

        assertThat(mvc.post().uri("/admin/tickets/{id}/confirm", held.id()).with(admin()))
                .hasStatus3xxRedirection();

        assertThat(status(held)).isEqualTo("confirmed");
        assertThat(tickets(held)).containsOnly("issued");
        var paid = payment(held);
        assertThat(paid.get("state").asString()).isEqualTo("succeeded");
        assertThat(paid.get("paid").asString()).isEqualTo("48.00");
        assertThat(paid.get("payments").get(1).get("provider").asString()).isEqualTo("offline");
        assertThat(paid.get("payments").get(1).get("amount").asString()).isEqualTo("48.00");

        jdbc.sql("update simulated_charge set state = 'paid' where ref = ?")
                .param(firstRef(held))
                .update();
        clock.pass(java.time.Duration.ofMinutes(2));
        await().untilAsserted(() ->
                assertThat(refunds(held))
                        .as("the card was charged as well")
                        .containsExactly("done 4800 paid-twice"));
        assertThat(tickets(held)).containsOnly("issued");
    }

    private String firstRef(Held held) {
        return jdbc.sql("select provider_ref from payment where booking_id = ? and attempt = 1")
                .param(held.id())
                .query(String.class)
                .single();
    }
}
