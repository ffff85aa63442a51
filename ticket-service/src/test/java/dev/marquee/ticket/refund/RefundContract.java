package dev.marquee.ticket.refund;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import dev.marquee.ticket.checkout.engine.Race;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Money goes back once, to the cent, and the tickets it was paid for are void. */
abstract class RefundContract extends ApiContract {

    private static final String PAID = "4242424242424242";

    @Test
    void a_buyer_asks_and_staff_grant_it() {
        var event = priced(Map.of());
        var booking = paid(event, 2, PAID);
        mails(booking, 1); // of tickets that are void by then, no confirmation would be sent

        var asked = json(ask(booking, "{\"reason\":\"We are ill\"}"));

        assertThat(asked.get("status").asString()).isEqualTo("refund_requested");
        assertThat(asked.at("/refund/amount").asString()).isEqualTo("47.82");
        assertThat(asked.at("/refund/phase").asString()).isEqualTo("asked");
        assertThat(scan(booking, 0)).as("until it is decided").isEqualTo("refund_requested");

        var decided = json(decide(booking, "{\"approve\":true,\"reason\":\"Get well soon\"}"));

        assertThat(decided.get("status").asString()).isEqualTo("refunded");
        assertThat(decided.get("refunded").asString()).isEqualTo("47.82");
        assertThat(left(event)).as("on sale again at once").isEqualTo(10);
        assertThat(scan(booking, 0)).isEqualTo("cancelled");
        untilPhase(booking, "done");
        assertThat(moneyBack(booking)).isEqualTo(4782);
        var mails = mails(booking, 4);
        assertThat(mails)
                .extracting(mail -> mail.get("kind").asString())
                .containsExactlyInAnyOrder(
                        "booking-confirmed", "refund-requested", "refund-approved", "refund-done");
        var approved =
                mails.stream()
                        .filter(mail -> mail.get("kind").asString().equals("refund-approved"))
                        .findFirst()
                        .orElseThrow();
        assertThat(approved.at("/data/payment/refund").asString()).isEqualTo("47.82");
        assertThat(approved.at("/data/payment/reason").asString()).isEqualTo("Get well soon");
        assertThat(approved.at("/data/tickets")).hasSize(2);
    }

    private List<JsonNode> mails(JsonNode booking, int many) {
        var email = booking.get("buyer_email").asString();
        await().untilAsserted(() -> assertThat(others.mailsTo(email)).hasSize(many));
        return others.mailsTo(email);
    }

    @Test
    void staff_refuse_with_a_reason_and_the_tickets_are_good_again() {
        var booking = paid(priced(Map.of()), 1, PAID);
        ask(booking, "{}");

        var decided = json(decide(booking, "{\"approve\":false,\"reason\":\"Too late\"}"));

        assertThat(decided.get("status").asString()).isEqualTo("confirmed");
        assertThat(refunds(booking).at("/0/state").asString()).isEqualTo("rejected");
        assertThat(refunds(booking).at("/0/decision").asString()).isEqualTo("Too late");
        assertProblem(decide(booking, "{\"approve\":false}"), 409, "invalid-state");
        assertThat(scan(booking, 0)).isEqualTo("admitted");
        assertThat(mails(booking, 3))
                .extracting(mail -> mail.get("kind").asString())
                .contains("refund-rejected");
    }

    @Test
    void whoever_a_supervisor_lets_in_keeps_the_ticket_and_gets_no_money_back() {
        var booking = paid(priced(Map.of()), 1, PAID);
        ask(booking, "{\"reason\":\"We are ill\"}");
        assertThat(scan(booking, 0)).isEqualTo("refund_requested");

        var answer =
                mvc.post()
                        .uri("/api/tickets/validate")
                        .with(admin())
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"code\":%s,\"force\":true,\"why\":\"Well again\"}"
                                        .formatted(booking.at("/tickets/0/code")))
                        .exchange();

        assertThat(answer).hasStatusOk();
        assertThat(json(answer).get("result").asString()).isEqualTo("admitted");
        assertThat(refunds(booking).at("/0/state").asString()).isEqualTo("rejected");
        assertThat(refunds(booking).at("/0/decision").asString()).contains("Well again");
        assertThat(scan(booking, 0)).isEqualTo("already_used");
        assertThat(decide(booking, "{\"approve\":true}")).hasStatus(409);
    }

    @Test
    void parts_add_up_to_the_cent() {
        var booking = paid(priced(Map.of()), 3, PAID);

        var first = json(decide(booking, approve(List.of(ticket(booking, 0), ticket(booking, 2)))));
        assertThat(first.get("status").asString()).as("one is left").isEqualTo("confirmed");
        assertThat(first.get("refunded").asString()).isEqualTo("47.82");
        var second = json(decide(booking, approve(List.of(ticket(booking, 1)))));

        assertThat(second.get("status").asString()).isEqualTo("refunded");
        assertThat(second.get("refunded").asString()).isEqualTo(second.get("paid").asString());
        await().until(() -> moneyBack(booking) == 7173);
    }

    @Test
    void a_fee_is_kept_for_the_buyers_good_and_said_before() {
        var event =
                priced(
                        Map.of(
                                "refund_mode",
                                "automatic",
                                "refund_fee_minor",
                                100,
                                "refund_fee_bp",
                                1000));
        var booking = paid(event, 1, PAID);

        var offered = json(cancel(booking, "?dry_run=true", key(booking)));
        assertThat(offered.get("status").asString()).isEqualTo("confirmed");
        assertThat(offered.at("/refund/amount").asString()).isEqualTo("20.52");
        assertThat(offered.at("/refund/fee_kept").asString()).isEqualTo("3.39");

        var cancelled = json(cancel(booking, "", key(booking)));
        assertThat(cancelled.get("status").asString()).isEqualTo("refunded");
        assertThat(cancelled.at("/refund/amount").asString()).isEqualTo("20.52");
        await().until(() -> moneyBack(booking) == 2052);
        assertThat(cancel(booking, "", key(booking))).as("again changes nothing").hasStatus(200);
        assertThat(moneyBack(booking)).isEqualTo(2052);
    }

    @Test
    void who_keeps_too_few_for_a_group_discount_loses_it_for_those_and_no_more_in_the_end() {
        var event = priced(Map.of("refund_mode", "automatic", "refund_keeps_discount", true));
        var booking = inGroup(event, 4, 3);
        assertThat(booking.get("total").asString()).as("at 21.52 each").isEqualTo("86.08");

        var few = json(cancel(booking, "?dry_run=true", key(booking), 0));
        assertThat(few.at("/refund/amount").asString()).as("three stay").isEqualTo("21.52");
        assertThat(few.at("/refund/discount_kept").asString()).isEqualTo("0.00");
        var offered = json(cancel(booking, "?dry_run=true", key(booking), 0, 1));
        assertThat(offered.at("/refund/amount").asString()).isEqualTo("39.02");
        assertThat(offered.at("/refund/fee_kept").asString()).isEqualTo("4.02");
        assertThat(offered.at("/refund/discount_kept").asString()).isEqualTo("4.02");
        assertThat(json(cancel(booking, "", key(booking), 0, 1)).at("/refund/amount").asString())
                .isEqualTo("39.02");
        await().until(() -> moneyBack(booking) == 3902);

        var last = json(cancel(booking, "?dry_run=true", key(booking), 2));
        assertThat(last.at("/refund/amount").asString())
                .as("it has paid for the discount of nobody any more")
                .isEqualTo("21.52");
        assertThat(last.at("/refund/fee_kept").asString()).isEqualTo("0.00");
    }

    @Test
    void whoever_gives_a_whole_group_back_or_does_it_where_the_event_does_not_care_keeps_it() {
        var strict = priced(Map.of("refund_mode", "automatic", "refund_keeps_discount", true));
        var whole = inGroup(strict, 3, 3);
        assertThat(json(cancel(whole, "?dry_run=true", key(whole))).at("/refund/amount").asString())
                .isEqualTo("64.56");
        var lax = inGroup(priced(Map.of("refund_mode", "automatic")), 3, 3);
        assertThat(json(cancel(lax, "?dry_run=true", key(lax), 0)).at("/refund/amount").asString())
                .isEqualTo("21.52");
    }

    /** Paid, with ten percent less by a code for so many tickets at least. */
    private JsonNode inGroup(long event, int quantity, int fewest) {
        var id = jdbc.sql("select nextval('offer_ids')").query(Long.class).single();
        var code = "GROUP" + id;
        jdbc.sql(
                        """
                        insert into offer (id, organizer_id, name, percent_bp, type_ids, min_quantity, per_ticket, automatic, active, created_at)
                        values (?, 2, ?, 1000, ',', ?, false, false, true, now())
                        """)
                .params(id, code, fewest)
                .update();
        jdbc.sql(
                        "insert into offer_code (organizer_id, code_folded, code, offer_id) values (2, ?, ?, ?)")
                .params(code, code, id)
                .update();
        var booking =
                json(
                        book(
                                """
                                {"event_id":%d,"quantity":%d,"buyer_name":"Ana Silva","buyer_email":"%s","offer_code":"%s"}\
                                """
                                        .formatted(event, quantity, newBuyer(), code)));
        assertThat(pay(booking, PAID)).hasStatusOk();
        return booking;
    }

    @Test
    void staff_keep_what_they_decide_and_no_more_than_was_paid() {
        var booking = paid(priced(Map.of()), 1, PAID);

        assertProblem(
                decide(booking, "{\"approve\":true,\"keep\":\"24.00\"}"), 422, "invalid-input");
        assertProblem(
                decide(booking, "{\"approve\":true,\"keep\":\"1.001\"}"), 422, "invalid-input");
        var decided = json(decide(booking, "{\"approve\":true,\"keep\":\"3.91\"}"));

        assertThat(decided.get("refunded").asString()).isEqualTo("20.00");
        assertThat(decided.get("paid").asString()).isEqualTo("23.91");
    }

    @Test
    void terms_and_time_bind_buyers_and_not_staff() {
        var never = paid(priced(Map.of("refund_mode", "none")), 1, PAID);
        var late = paid(priced(Map.of("refund_until_hours", 24 * 31)), 1, PAID);

        for (var booking : List.of(never, late)) {
            assertProblem(ask(booking, "{}"), 409, "refund-not-possible");
            assertProblem(cancel(booking, "", key(booking)), 409, "refund-not-possible");
            assertThat(decide(booking, "{\"approve\":true}")).hasStatusOk();
        }
    }

    @Test
    void a_used_ticket_is_not_refunded() {
        var booking = paid(priced(Map.of()), 2, PAID);
        assertThat(scan(booking, 0)).isEqualTo("admitted");

        assertProblem(decide(booking, approve(List.of(ticket(booking, 0)))), 409, "ticket-used");
        var decided = json(decide(booking, "{\"approve\":true}"));

        assertThat(decided.get("status").asString()).isEqualTo("confirmed");
        assertThat(decided.get("refunded").asString()).isEqualTo("23.91");
    }

    @Test
    void what_is_paid_is_not_cancelled_without_its_money() {
        var booking = paid(priced(Map.of()), 1, PAID);

        var one =
                mvc.delete().uri("/api/tickets/{id}", ticket(booking, 0)).with(admin()).exchange();

        assertProblem(one, 409, "invalid-state");
    }

    @Test
    void what_a_provider_refuses_waits_for_a_person() {
        var booking = paidWithRef(priced(Map.of()), '7');
        decide(booking, "{\"approve\":true}");
        untilPhase(booking, "stuck");
        var refund = refunds(booking).at("/0/id").asLong();

        assertThat(listed("stuck").valueStream().map(row -> row.get("id").asLong()))
                .contains(refund);
        assertThat(post("/api/refunds/%d/retry".formatted(refund), "{}", organizer()))
                .hasStatusOk();
        untilPhase(booking, "stuck");
        assertThat(
                        post(
                                "/api/refunds/%d/settled-by-hand".formatted(refund),
                                "{\"note\":\"Paid in cash\"}",
                                organizer()))
                .hasStatusOk();
        assertThat(refunds(booking).at("/0/phase").asString()).isEqualTo("done");
        assertProblem(
                post("/api/refunds/%d/retry".formatted(refund), "{}", organizer()),
                409,
                "invalid-state");
    }

    @Test
    void what_was_paid_elsewhere_is_paid_back_by_hand() {
        var booking = paid(priced(Map.of()), 1, PAID);
        var control = paid(priced(Map.of()), 1, PAID);
        jdbc.sql(
                        """
                        insert into import_map (origin, kind, origin_id, local_id)
                        select '0a1b2c3d-0000-4000-8000-000000000001', 'payment', 'x' || id, cast(id as varchar(100)) from payment where booking_id = ?
                        """)
                .param(booking.get("id").asLong())
                .update();
        decide(booking, "{\"approve\":true}");
        decide(control, "{\"approve\":true}");
        untilPhase(booking, "stuck");
        untilPhase(control, "done");
        assertThat(moneyBack(booking)).as("no provider was asked").isZero();
        assertThat(moneyBack(control)).isPositive();
        var refund = refunds(booking).at("/0/id").asLong();
        assertThat(
                        jdbc.sql("select last_error from refund where id = ?")
                                .param(refund)
                                .query(String.class)
                                .single())
                .isEqualTo("paid-elsewhere");
        assertThat(
                        post(
                                "/api/refunds/%d/settled-by-hand".formatted(refund),
                                "{\"note\":\"Paid in cash\"}",
                                organizer()))
                .hasStatusOk();
        assertThat(refunds(booking).at("/0/phase").asString()).isEqualTo("done");
    }

    @Test
    void what_a_decision_would_mean_is_said_and_nothing_changes() {
        var event = priced(Map.of());
        var booking = paid(event, 2, PAID);

        var offer =
                json(
                        post(
                                "/api/bookings/%d/refund-decision/preview"
                                        .formatted(booking.get("id").asLong()),
                                "{\"approve\":true,\"keep\":\"3.91\",\"tickets\":[%d]}"
                                        .formatted(ticket(booking, 0)),
                                account(5, "support@ticket.local", "SUPPORT")));

        assertThat(offer.get("amount").asString()).isEqualTo("20.00");
        assertThat(offer.get("fee_kept").asString()).isEqualTo("3.91");
        assertThat(offer.get("tickets")).hasSize(1);
        assertThat(refunds(booking)).isEmpty();
        assertThat(left(event)).isEqualTo(8);
    }

    @Test
    void with_a_key_a_decision_is_made_once_and_its_news_come_back() {
        var event = priced(Map.of());
        var booking = paid(event, 2, PAID);
        var key = "complaint-%d-1".formatted(booking.get("id").asLong());
        var body = approve(List.of(ticket(booking, 0)));

        var answers = Race.of(8, n -> decideOnce(booking, key, body).getResponse().getStatus());

        assertThat(answers).containsOnly(200);
        assertThat(refunds(booking)).hasSize(1);
        assertThat(left(event)).as("one place is on sale again").isEqualTo(9);
        assertProblem(
                decideOnce(booking, key, approve(List.of(ticket(booking, 1)))),
                422,
                "idempotency-key-reused");
        // The control: without the key, the other ticket goes back as well.
        assertThat(decide(booking, "{\"approve\":true}")).hasStatusOk();
        assertThat(refunds(booking)).hasSize(2);
        await().untilAsserted(
                        () -> assertThat(news(key)).containsExactlyInAnyOrder("approved", "done"));
    }

    @Test
    void that_a_refund_is_stuck_is_told_too() {
        var booking = paidWithRef(priced(Map.of()), '7');
        var key = "complaint-%d-1".formatted(booking.get("id").asLong());

        assertThat(decideOnce(booking, key, "{\"approve\":true}")).hasStatusOk();

        await().untilAsserted(() -> assertThat(news(key)).contains("approved", "stuck"));
    }

    @Test
    void an_organiser_takes_up_no_key_of_staff() {
        var booking = paid(priced(Map.of()), 2, PAID);
        var key = "complaint-%d-1".formatted(booking.get("id").asLong());
        var first = approve(List.of(ticket(booking, 0)));

        assertThat(decideOnce(booking, key, first, organizer())).hasStatusOk();
        assertThat(decideOnce(booking, key, first, organizer())).as("again").hasStatusOk();
        assertThat(refunds(booking)).hasSize(1);
        assertThat(decideOnce(booking, key, approve(List.of(ticket(booking, 1))))).hasStatusOk();
        assertThat(refunds(booking)).hasSize(2);
    }

    @Test
    void of_a_refund_in_parts_the_whole_is_told_and_its_worst_phase() {
        var booking = paid(priced(Map.of()), 1, PAID);
        var key = "complaint-%d-1".formatted(booking.get("id").asLong());
        assertThat(decideOnce(booking, key, "{\"approve\":true}")).hasStatusOk();
        await().untilAsserted(() -> assertThat(news(key)).contains("done"));
        // As if a part of it went to another payment, where it is stuck.
        jdbc.sql(
                        """
                        insert into refund (id, booking_id, payment_id, amount_minor, fee_kept_minor, currency, ticket_ids, state, phase,
                                            reason, decision, asked_by, decided_by, created_at, decided_at, part_of)
                        select nextval('refund_ids'), booking_id, payment_id, 100, 0, currency, ticket_ids, state, 'stuck',
                               reason, decision, asked_by, decided_by, created_at, decided_at, id
                        from refund where booking_id = ?
                        """)
                .param(booking.get("id").asLong())
                .update();
        try {
            jdbc.sql("update refund_decision set told = 'approved' where name = ?")
                    .param(key)
                    .update();
            await().untilAsserted(() -> assertThat(news(key)).contains("stuck"));
            assertThat(amount(key, "stuck")).isEqualTo(amount(key, "done").add(BigDecimal.ONE));
        } finally {
            jdbc.sql("delete from refund where part_of is not null and booking_id = ?")
                    .param(booking.get("id").asLong())
                    .update();
        }
    }

    private BigDecimal amount(String key, String phase) {
        return others.told("complaints/refunds").stream()
                .flatMap(body -> body.get("facts").valueStream())
                .filter(fact -> fact.get("key").asString().equals(key))
                .filter(fact -> fact.get("phase").asString().equals(phase))
                .map(fact -> new BigDecimal(fact.get("amount").asString()))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult decideOnce(JsonNode booking, String key, String body) {
        return decideOnce(booking, key, body, account(5, "support@ticket.local", "SUPPORT"));
    }

    private MvcTestResult decideOnce(
            JsonNode booking, String key, String body, RequestPostProcessor as) {
        return mvc.post()
                .uri("/api/bookings/{id}/refund-decision", booking.get("id").asLong())
                .header("Idempotency-Key", key)
                .contentType(APPLICATION_JSON)
                .content(body)
                .with(as)
                .exchange();
    }

    private List<String> news(String key) {
        return others.told("complaints/refunds").stream()
                .flatMap(body -> body.get("facts").valueStream())
                .filter(fact -> fact.get("key").asString().equals(key))
                .map(fact -> fact.get("phase").asString())
                .distinct()
                .toList();
    }

    @Test
    void refunds_belong_to_those_who_run_the_event() {
        var booking = paid(priced(Map.of()), 1, PAID);
        var stranger = account(77, "other@example.org", "ORGANIZER");

        assertThat(decide(booking, "{\"approve\":true}", stranger)).hasStatus(404);
        assertThat(decide(booking, "{\"approve\":true}", request -> request)).hasStatus(401);
        ask(booking, "{}");
        var refund = refunds(booking).at("/0/id").asLong();
        assertThat(post("/api/refunds/%d/retry".formatted(refund), "{}", stranger)).hasStatus(404);
    }

    @Test
    void of_two_who_approve_at_once_one_does() {
        var all = new ArrayList<JsonNode>();
        for (int round = 0; round < 10; round++) {
            var booking = paid(priced(Map.of()), 1, PAID);
            ask(booking, "{}");

            var answers =
                    Race.of(
                            8,
                            n -> decide(booking, "{\"approve\":true}").getResponse().getStatus());

            assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
            assertThat(answers).filteredOn(status -> status != 200).containsOnly(409);
            all.add(booking);
        }
        await().until(() -> all.stream().allMatch(booking -> moneyBack(booking) == 2391));
    }

    /** The control: whoever looks whether it is open, and decides then, pays back twice. */
    @Test
    void control_looking_first_approves_the_same_request_twice() {
        var booking = paid(priced(Map.of()), 1, PAID);
        ask(booking, "{}");
        var looked = new CyclicBarrier(2);

        var paidBack =
                Race.of(
                        2,
                        n -> {
                            var open =
                                    refunds(booking).at("/0/state").asString().equals("requested");
                            looked.await(60, TimeUnit.SECONDS);
                            return open ? 2391 : 0;
                        });

        assertThat(paidBack).as("of 23.91 that were paid").containsExactly(2391, 2391);
    }

    @Test
    void a_ticket_that_is_scanned_while_it_is_refunded_is_one_or_the_other() {
        for (int round = 0; round < 100; round++) {
            var booking = paid(priced(Map.of()), 1, PAID);

            var answers =
                    Race.of(
                            2,
                            n ->
                                    n == 0
                                            ? scan(booking, 0)
                                            : decide(booking, "{\"approve\":true}")
                                                            .getResponse()
                                                            .getStatus()
                                                    + "");

            var admitted = answers.contains("admitted");
            var refunded = answers.contains("200");
            assertThat(admitted).as("%s", answers).isNotEqualTo(refunded);
        }
    }

    /** The control: who looks whether the ticket is good, and acts then, does both. */
    @Test
    void control_looking_first_admits_and_pays_back_the_same_ticket() {
        var booking = paid(priced(Map.of()), 1, PAID);
        var looked = new CyclicBarrier(2);

        var done =
                Race.of(
                        2,
                        n -> {
                            var status =
                                    jdbc.sql("select status from ticket where id = ?")
                                            .param(ticket(booking, 0))
                                            .query(String.class)
                                            .single();
                            looked.await(60, TimeUnit.SECONDS);
                            if (!status.equals("issued")) return "";
                            return n == 0 ? "admitted" : "paid back";
                        });

        assertThat(done).containsExactlyInAnyOrder("admitted", "paid back");
    }

    @Test
    void all_money_of_an_event_that_is_cancelled_goes_back_once() {
        var terms = pricedTerms(Map.of("refund_fee_minor", 500));
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var whole = paid(event, 2, PAID);
        var asked = paid(event, 1, PAID);
        decide(paid(event, 1, PAID), "{\"approve\":true,\"keep\":\"3.91\"}");
        var partly = paid(event, 2, PAID);
        decide(partly, approve(List.of(ticket(partly, 0))));
        var came = paid(event, 1, PAID);
        assertThat(scan(came, 0)).isEqualTo("admitted");
        var cameAndAsked = paid(event, 2, PAID);
        assertThat(scan(cameAndAsked, 0)).isEqualTo("admitted");
        assertThat(ask(cameAndAsked, "{}")).hasStatusOk();
        var unpaid = json(book(body(event, 1, newBuyer())));

        for (int version = 2; version < 4; version++) {
            terms.put("version", version);
            terms.put("status", "cancelled");
            assertThat(putTerms(terms)).hasStatus(204);
        }

        await().until(() -> moneyBack(whole) == 4782);
        await().until(() -> moneyBack(asked) == 2391);
        await().until(() -> moneyBack(partly) == 4782);
        await().until(() -> cancellation(event).get("refunds_done").asInt() == 4);
        assertThat(cancellation(event).get("bookings_left").asInt()).isZero();
        assertThat(cancellation(event).get("refunds").asInt()).isEqualTo(4);
        assertThat(cancellation(event).get("amount").asString()).isEqualTo("119.55");
        assertThat(cancellation(event).get("amount_done").asString()).isEqualTo("119.55");
        assertThat(status(whole)).isEqualTo("refunded");
        assertThat(status(partly)).isEqualTo("refunded");
        assertThat(status(came)).as("somebody came in with it").isEqualTo("confirmed");
        assertThat(moneyBack(came)).isZero();
        await().until(() -> moneyBack(cameAndAsked) == 2391);
        assertThat(status(cameAndAsked)).isEqualTo("confirmed");
        assertThat(status(unpaid)).isEqualTo("cancelled");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from booking where event_id = ? and refunded_minor > paid_minor")
                                .param(event)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private JsonNode cancellation(long event) {
        var sales = mvc.get().uri("/api/events/{id}/sales", event).with(admin()).exchange();
        return json(sales).get("cancellation");
    }

    private String status(JsonNode booking) {
        return json(show(booking, header("Booking-Key", key(booking)))).get("status").asString();
    }

    private long priced(Map<String, Object> payment) {
        var terms = pricedTerms(payment);
        assertThat(putTerms(terms)).hasStatus(204);
        return (long) terms.get("event_id");
    }

    private Map<String, Object> pricedTerms(Map<String, Object> payment) {
        var terms = terms(newEvent(), 10);
        terms.put("organizer_id", 2);
        @SuppressWarnings("unchecked")
        var type = ((List<Map<String, Object>>) terms.get("ticket_types")).getFirst();
        type.put("price_minor", 2009);
        type.put("pricing", Map.of("tax_rate_bp", 1900, "tax_included", false));
        var all =
                new HashMap<String, Object>(
                        Map.of(
                                "hold_minutes",
                                10,
                                "retries",
                                true,
                                "refund_mode",
                                "request",
                                "refund_until_hours",
                                0,
                                "refund_fee_minor",
                                0,
                                "refund_fee_bp",
                                0));
        all.putAll(payment);
        terms.put("payment", all);
        return terms;
    }

    private JsonNode paid(long event, int quantity, String card) {
        var booking = json(book(body(event, quantity, newBuyer())));
        assertThat(pay(booking, card)).hasStatusOk();
        return booking;
    }

    private MvcTestResult pay(JsonNode booking, String card) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", booking.get("id").asLong())
                .header("Booking-Key", key(booking))
                .contentType(APPLICATION_JSON)
                .content("{\"method\":\"card\",\"card_number\":\"%s\"}".formatted(card))
                .exchange();
    }

    /** The simulated provider answers refunds by the last digit of the charge's reference. */
    private JsonNode paidWithRef(long event, char end) {
        var booking = paid(event, 1, PAID);
        var id = booking.get("id").asLong();
        var ref =
                jdbc.sql("select provider_ref from payment where booking_id = ?")
                        .param(id)
                        .query(String.class)
                        .single();
        var other = ref.substring(0, ref.length() - 1) + "-" + id + end;
        jdbc.sql("update simulated_charge set ref = ? where ref = ?").params(other, ref).update();
        jdbc.sql("update payment set provider_ref = ? where provider_ref = ?")
                .params(other, ref)
                .update();
        return booking;
    }

    private MvcTestResult ask(JsonNode booking, String body) {
        return post(
                "/api/bookings/%d/refund-request".formatted(booking.get("id").asLong()),
                body,
                header("Booking-Key", key(booking)));
    }

    private MvcTestResult decide(JsonNode booking, String body) {
        return decide(booking, body, account(5, "support@ticket.local", "SUPPORT"));
    }

    private MvcTestResult decide(JsonNode booking, String body, RequestPostProcessor caller) {
        return post(
                "/api/bookings/%d/refund-decision".formatted(booking.get("id").asLong()),
                body,
                caller);
    }

    private MvcTestResult cancel(JsonNode booking, String query, String key, int... tickets) {
        var ids = java.util.Arrays.stream(tickets).mapToObj(n -> ticket(booking, n)).toList();
        return mvc.post()
                .uri("/api/bookings/%d/cancel%s".formatted(booking.get("id").asLong(), query))
                .header("Booking-Key", key)
                .contentType(APPLICATION_JSON)
                .content("{\"tickets\":%s}".formatted(ids))
                .exchange();
    }

    private MvcTestResult post(String uri, String body, RequestPostProcessor caller) {
        return mvc.post()
                .uri(uri)
                .with(caller)
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private JsonNode refunds(JsonNode booking) {
        return json(
                mvc.get()
                        .uri("/api/bookings/{id}/refunds", booking.get("id").asLong())
                        .header("Booking-Key", key(booking))
                        .exchange());
    }

    private JsonNode listed(String phase) {
        return json(mvc.get()
                        .uri("/api/refunds?phase={phase}&size=100", phase)
                        .with(organizer())
                        .exchange())
                .get("items");
    }

    private void untilPhase(JsonNode booking, String phase) {
        await().until(() -> refunds(booking).at("/0/phase").asString().equals(phase));
    }

    private long moneyBack(JsonNode booking) {
        return jdbc.sql(
                        """
                        select coalesce(sum(s.amount_minor), 0) from simulated_charge s
                        where s.kind = 'refund' and s.of_ref in (select p.provider_ref from payment p where p.booking_id = ?)
                        """)
                .param(booking.get("id").asLong())
                .query(Long.class)
                .single();
    }

    private String scan(JsonNode booking, int ticket) {
        var answer =
                post(
                        "/api/tickets/validate",
                        "{\"code\":\"%s\"}"
                                .formatted(
                                        booking.at("/tickets/%d/code".formatted(ticket))
                                                .asString()),
                        admin());
        return json(answer).get("result").asString();
    }

    private static long ticket(JsonNode booking, int number) {
        return booking.at("/tickets/%d/id".formatted(number)).asLong();
    }

    private static String approve(List<Long> tickets) {
        return "{\"approve\":true,\"tickets\":%s}".formatted(tickets);
    }

    private long left(long event) {
        return json(mvc.get().uri("/api/events/{id}/availability", event).exchange())
                .get("left")
                .asLong();
    }
}
