package dev.marquee.ticket.payment;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.checkout.engine.Invariants;
import dev.marquee.ticket.checkout.engine.Race;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Money that moves at the provider without us is counted, and people decide what it means. */
abstract class MovedMoneyContract extends PaymentTests {

    @Autowired private JdbcTemplate database;

    @AfterEach
    void what_must_hold_at_any_moment_holds() {
        Invariants.hold(database);
    }

    private Held paid(int quantity) {
        var held = hold(priced(5), quantity);
        assertThat(pay(held, GOOD)).hasStatusOk();
        return held;
    }

    private MvcTestResult atDashboard(String path, String... parameters) {
        var request = mvc.post().uri("/admin/payments/simulated/" + path).with(admin());
        for (int i = 0; i < parameters.length; i += 2)
            request.param(parameters[i], parameters[i + 1]);
        return request.exchange();
    }

    private List<JsonNode> open(Held held) {
        var answer = mvc.get().uri("/api/payments/outside").with(admin()).exchange();
        assertThat(answer).hasStatusOk();
        return json(answer)
                .valueStream()
                .filter(one -> one.get("booking_id").asLong(0) == held.id())
                .toList();
    }

    private MvcTestResult decide(JsonNode money, String body) {
        return mvc.post()
                .uri("/api/payments/outside/{id}/decision", money.get("id").asLong())
                .with(admin())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private String scan(Held held, int ticket) {
        var answer =
                mvc.post()
                        .uri("/api/tickets/validate")
                        .with(admin())
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"code\":\"EV%d-%d\"}"
                                        .formatted(held.event(), numbers(held).get(ticket)))
                        .exchange();
        return json(answer).get("result").asString();
    }

    private List<Long> attention(Held held) {
        return jdbc.sql(
                        "select id from outbox where topic = 'money-webhooks' and fact_key like 'payment.attention:%' and payload like ?")
                .param("%\"booking_id\":" + held.id() + ",%")
                .query(Long.class)
                .list();
    }

    @Test
    void a_refund_made_at_the_provider_is_counted_and_staff_decide_about_the_tickets() {
        var held = paid(2);

        assertThat(atDashboard("refund", "ref", ref(held), "amount", "24.00")).hasStatus(302);

        assertThat(refunds(held)).containsExactly("done 2400 refunded-outside");
        assertThat(payment(held).get("refunded").asString()).isEqualTo("24.00");
        assertThat(status(held)).as("never by itself").isEqualTo("confirmed");
        assertThat(tickets(held)).containsOnly("issued");
        var money = open(held).getFirst();
        assertThat(money.get("kind").asString()).isEqualTo("refund");
        assertThat(money.get("amount").asString()).isEqualTo("24.00");
        assertThat(attention(held)).hasSize(1);
        assertThat(mvc.get().uri("/admin/payments").with(admin()))
                .bodyText()
                .contains("/admin/payments/outside");
        assertThat(mvc.get().uri("/admin/payments/outside").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Refund made at the provider: €24.00", "The tickets stay valid");

        assertThat(decide(money, "{\"decision\":\"keep\"}")).hasStatusOk();
        assertProblem(decide(money, "{\"decision\":\"void\"}"), 409, "invalid-state");
        assertThat(open(held)).isEmpty();
        assertThat(tickets(held)).containsOnly("issued");
        assertThat(scan(held, 0)).isEqualTo("admitted");
    }

    @Test
    void the_same_is_told_twice_at_once_and_counted_once() {
        for (int i = 0; i < 10; i++) {
            var held = paid(1);
            var ref = "sim-outside-" + held.id();
            outside(ref, "refund", held, 1000, "done");
            var answers =
                    Race.of(
                            2,
                            n ->
                                    notified("evt-" + held.id() + "-" + n, ref)
                                            .getResponse()
                                            .getStatus());
            assertThat(answers).containsOnly(200);
            assertThat(refunds(held)).containsExactly("done 1000 refunded-outside");
            assertThat(open(held)).hasSize(1);
            assertThat(payment(held).get("refunded").asString()).isEqualTo("10.00");
        }
    }

    private void outside(String ref, String kind, Held held, long amount, String state) {
        jdbc.sql(
                        """
                        insert into simulated_charge (idempotency_key, ref, kind, of_ref, amount_minor, currency, state, created_at)
                        values (:key, :ref, :kind, :of, :amount, 'EUR', :state, current_timestamp)
                        """)
                .param("key", "outside-" + ref)
                .param("ref", ref)
                .param("kind", kind)
                .param("of", held == null ? null : ref(held), java.sql.Types.VARCHAR)
                .param("amount", amount)
                .param("state", state)
                .update();
    }

    private MvcTestResult notified(String event, String ref) {
        var body =
                "{\"id\":\"%s\",\"kind\":\"charge.paid\",\"ref\":\"%s\"}"
                        .formatted(event, ref)
                        .getBytes(UTF_8);
        return callback(body, signature(body, clock.instant()));
    }

    @Test
    void an_equal_amount_is_the_refund_that_is_still_open() {
        var held = hold(priced(5), 1);
        assertThat(pay(held, "4000 0000 0000 0077")).hasStatusOk();
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/refund-decision", held.id())
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content("{\"approve\":true,\"reason\":\"Ill\"}"))
                .hasStatusOk();
        await().untilAsserted(() ->
                assertThat(
                                jdbc.sql("select phase from refund where booking_id = ?")
                                        .param(held.id())
                                        .query(String.class)
                                        .list())
                        .containsExactly("stuck"));

        assertThat(atDashboard("refund", "ref", ref(held), "amount", "24.00")).hasStatus(302);

        assertThat(
                        jdbc.sql(
                                        "select phase || ' ' || amount_minor from refund where booking_id = ?")
                                .param(held.id())
                                .query(String.class)
                                .list())
                .containsExactly("done 2400");
        assertThat(open(held)).as("there is nothing to decide").isEmpty();
        assertThat(payment(held).get("refunded").asString()).isEqualTo("24.00");
    }

    @Test
    void a_dispute_blocks_the_tickets_until_somebody_decides() {
        var held = paid(2);

        assertThat(atDashboard("dispute", "ref", ref(held))).hasStatus(302);

        assertThat(scan(held, 0)).isEqualTo("blocked");
        assertThat(tickets(held)).containsOnly("issued");
        assertThat(refunds(held)).isEmpty();
        var money = open(held).getFirst();
        assertThat(money.get("provider_says").asString()).isEqualTo("open");

        assertThat(atDashboard("dispute-closed", "ref", ref(held), "lost", "false")).hasStatus(302);
        assertThat(open(held).getFirst().get("provider_says").asString()).isEqualTo("over");
        assertThat(scan(held, 0)).as("nobody has decided").isEqualTo("blocked");
        assertThat(refunds(held)).isEmpty();

        assertThat(decide(money, "{\"decision\":\"keep\",\"note\":\"Withdrawn\"}")).hasStatusOk();
        assertThat(scan(held, 0)).isEqualTo("admitted");
        assertThat(attention(held)).hasSize(1);
    }

    @Test
    void a_dispute_that_is_lost_is_a_refund_and_the_tickets_are_void_if_staff_say_so() {
        var held = paid(2);
        var event = held.event();
        assertThat(atDashboard("dispute", "ref", ref(held))).hasStatus(302);
        assertThat(atDashboard("dispute-closed", "ref", ref(held), "lost", "true")).hasStatus(302);

        assertThat(refunds(held)).containsExactly("done 4800 dispute-lost");
        assertThat(payment(held).get("refunded").asString()).isEqualTo("48.00");
        assertThat(status(held)).isEqualTo("confirmed");
        assertThat(scan(held, 1)).isEqualTo("blocked");
        var left = left(event);

        assertThat(decide(open(held).getFirst(), "{\"decision\":\"void\"}")).hasStatusOk();

        assertThat(status(held)).isEqualTo("refunded");
        assertThat(tickets(held)).containsOnly("cancelled");
        assertThat(left(event)).isEqualTo(left + 2);
        assertThat(scan(held, 1)).isEqualTo("cancelled");
        await().untilAsserted(() ->
                assertThat(others.mailsTo(held.email()))
                        .anyMatch(mail -> mail.get("kind").asString().equals("refund-approved")));
    }

    @Test
    void money_under_a_reference_that_nobody_knows_waits_for_a_person() {
        var ref = "sim-nobody-" + System.nanoTime();
        outside(ref, "charge", null, 7700, "paid");

        assertThat(notified("evt-" + ref, ref)).hasStatusOk();
        assertThat(notified("evt-again-" + ref, ref)).hasStatusOk();
        assertThat(notified("evt-none-" + ref, "sim-no-such")).hasStatusOk();

        var answer = mvc.get().uri("/api/payments/outside").with(admin()).exchange();
        var found =
                json(answer)
                        .valueStream()
                        .filter(one -> one.get("ref").asString().equals(ref))
                        .toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().get("kind").asString()).isEqualTo("payment");
        assertThat(found.getFirst().get("amount").asString()).isEqualTo("77.00");
        assertThat(json(answer).valueStream())
                .noneMatch(one -> one.get("ref").asString().equals("sim-no-such"));
        assertProblem(decide(found.getFirst(), "{\"decision\":\"keep\"}"), 422, "invalid-input");
        assertProblem(decide(found.getFirst(), "{\"decision\":\"noted\"}"), 422, "invalid-input");
        assertThat(decide(found.getFirst(), "{\"decision\":\"noted\",\"note\":\"Paid back\"}"))
                .hasStatusOk();
        assertThat(mvc.get().uri("/api/payments/outside").with(account(5, "a@b.example")))
                .hasStatus(403);
    }

    @Test
    void a_cancelled_event_gives_back_what_is_left() {
        var held = paid(2);
        assertThat(atDashboard("refund", "ref", ref(held), "amount", "10.00")).hasStatus(302);
        push(held.event(), 3, 5, "cancelled", true);
        await().untilAsserted(() ->
                assertThat(payment(held).get("refunded").asString()).isEqualTo("48.00"));
        assertThat(refunds(held)).hasSize(2).first().isEqualTo("done 1000 refunded-outside");
    }

    @Test
    void a_booking_whose_money_is_all_back_is_refunded_when_its_event_is_cancelled() {
        var held = paid(2);
        assertThat(atDashboard("refund", "ref", ref(held), "amount", "48.00")).hasStatus(302);
        assertThat(decide(open(held).getFirst(), "{\"decision\":\"keep\"}")).hasStatusOk();
        push(held.event(), 3, 5, "cancelled", true);
        until(held, "refunded");
        assertThat(tickets(held)).containsOnly("cancelled");
        assertThat(refunds(held)).containsExactly("done 4800 refunded-outside");
    }
}
