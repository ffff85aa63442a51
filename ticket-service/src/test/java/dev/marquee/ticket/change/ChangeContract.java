package dev.marquee.ticket.change;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff change tickets, stock and money add up, and nothing happens halfway. */
abstract class ChangeContract extends ChangeTests {

    @Test
    void a_cheaper_ticket_gives_the_difference_back() {
        var event = priced(10, 10, 10);
        var booking = paid(event, 0, 2);

        var asked = json(change(booking, type(event, 2), ",\"dry_run\":true", 0));
        assertThat(asked.get("difference").asString()).isEqualTo("-12.01");
        assertThat(asked.has("id")).as("nothing is stored").isFalse();
        assertThat(left(event, 2)).isEqualTo(10);

        var changed =
                json(
                        change(
                                booking,
                                type(event, 2),
                                ",\"difference\":\"give_back\",\"reason\":\"As we said\"",
                                0));

        assertThat(changed.get("handling").asString()).isEqualTo("give_back");
        var now = shown(booking);
        assertThat(now.get("status").asString()).isEqualTo("confirmed");
        assertThat(now.get("total").asString()).isEqualTo("35.81");
        assertThat(now.get("paid").asString()).isEqualTo("47.82");
        assertThat(now.get("refunded").asString()).isEqualTo("12.01");
        assertThat(now.at("/tickets/0/ticket_type").asString()).isEqualTo("Type 2");
        assertThat(code(now, 0)).as("the code stays").isEqualTo(code(booking, 0));
        assertThat(left(event, 0)).isEqualTo(9);
        assertThat(left(event, 2)).isEqualTo(9);
        await().until(() -> moneyBack(id(booking)) == 1201);
        await().untilAsserted(() ->
                assertThat(
                                receipts(id(booking))
                                        .valueStream()
                                        .map(it ->
                                                it.get("kind").asString()
                                                        + " "
                                                        + it.get("total").asString()))
                        .containsExactlyInAnyOrder("receipt 47.82", "credit-note 12.01"));
        var atTheDoor = scan(code(booking, 0));
        assertThat(atTheDoor.get("result").asString()).isEqualTo("admitted");
        assertThat(atTheDoor.at("/ticket/ticket_type").asString()).isEqualTo("Type 2");
    }

    @Test
    void the_difference_is_kept_or_waived_without_touching_amounts() {
        var event = priced(10, 10, 10);
        var booking = paid(event, 0, 2);

        assertThat(change(booking, type(event, 2), ",\"difference\":\"keep\"", 0)).hasStatusOk();
        assertThat(change(booking, type(event, 1), ",\"difference\":\"waive\"", 1)).hasStatusOk();

        var now = shown(booking);
        assertThat(now.get("total").asString()).isEqualTo("47.82");
        assertThat(now.get("refunded").asString()).isEqualTo("0.00");
        assertThat(json(decide(booking, "{\"approve\":true}")).get("refunded").asString())
                .as("what was paid comes back")
                .isEqualTo("47.82");
    }

    @Test
    void what_becomes_of_a_difference_has_to_be_said_and_fit() {
        var event = priced(10, 10, 10);
        var booking = paid(event, 0, 1);

        assertProblem(change(booking, type(event, 1), "", 0), 422, "invalid-input");
        assertProblem(
                change(booking, type(event, 1), ",\"difference\":\"keep\"", 0),
                422,
                "invalid-input");
        assertProblem(
                change(booking, type(event, 2), ",\"difference\":\"ask\"", 0),
                422,
                "invalid-input");
        assertProblem(
                change(
                        booking,
                        type(event, 1),
                        ",\"difference\":\"ask\",\"expected_difference\":\"10.00\"",
                        0),
                409,
                "price-changed");
        assertProblem(change(booking, 1, ",\"difference\":\"ask\"", 0), 422, "invalid-input");
    }

    @Test
    void a_dearer_ticket_is_changed_when_its_difference_is_paid() {
        var event = priced(10, 10, 10);
        var booking = paid(event, 0, 2);

        var asked = json(change(booking, type(event, 1), ",\"difference\":\"ask\"", 0));

        assertThat(asked.get("state").asString()).isEqualTo("open");
        assertThat(payment(booking).at("/due/amount").asString()).isEqualTo("11.79");
        assertThat(payment(booking).get("state").asString()).isEqualTo("none");
        assertThat(shown(booking).at("/tickets/0/ticket_type").asString()).isEqualTo("Type 0");
        assertProblem(
                change(booking, type(event, 2), ",\"difference\":\"keep\"", 1),
                409,
                "invalid-state");

        assertThat(pay(booking)).hasStatusOk();

        var now = shown(booking);
        assertThat(now.at("/tickets/0/ticket_type").asString()).isEqualTo("Type 1");
        assertThat(now.get("paid").asString()).isEqualTo("59.61");
        assertThat(now.get("total").asString()).isEqualTo("59.61");
        assertThat(payment(booking).has("due")).isFalse();
        assertThat(receipts(id(booking)).valueStream().map(it -> it.get("total").asString()))
                .containsExactlyInAnyOrder("47.82", "11.79");
        assertProblem(pay(booking), 409, "invalid-state");
        var refunded = json(decide(booking, "{\"approve\":true}"));
        assertThat(refunded.get("status").asString()).isEqualTo("refunded");
        await().until(() -> moneyBack(id(booking)) == 5961);
    }

    @Test
    void whoever_transfers_a_difference_is_mailed_how_and_changed_when_it_is_here() {
        var terms = pricedTerms(newEvent(), 4, 10, 10, 10);
        terms.put(
                "payment",
                JsonMapper.shared()
                        .readTree(
                                """
                                {"hold_minutes":10,"retries":true,"refund_mode":"request","refund_until_hours":0,"refund_fee_minor":0,"refund_fee_bp":0,
                                 "methods":["card","bank-transfer"],"transfer_days":7,"bank_details":"Cais Vivo\\nIBAN DE02 1203"}
                                """));
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var booking = paid(event, 0, 2);
        change(booking, type(event, 1), ",\"difference\":\"ask\"", 0);

        assertThat(pay(booking, "{\"method\":\"bank-transfer\"}")).hasStatus(202);

        await().until(() -> howToPay(booking).size() == 1);
        var mail = howToPay(booking).getFirst().get("data");
        assertThat(mail.at("/payment/total").asString()).isEqualTo("11.79");
        assertThat(mail.at("/payment/instructions/for_change").asBoolean()).isTrue();
        assertThat(mail.at("/payment/instructions/payee").asString()).contains("IBAN");
        assertThat(mail.at("/payment/instructions/reference"))
                .isEqualTo(payment(booking).at("/instructions/reference"));
        assertThat(mail.get("tickets")).hasSize(1);
        assertThat(mail.at("/tickets/0/ticket_type").asString()).isEqualTo("Type 0 → Type 1");
        assertThat(shown(booking).get("status").asString()).isEqualTo("confirmed");

        assertThat(post("/api/bookings/%d/change/paid".formatted(id(booking)), "{}", SUPPORT))
                .hasStatusOk();
        assertThat(shown(booking).at("/tickets/0/ticket_type").asString()).isEqualTo("Type 1");
    }

    private List<JsonNode> howToPay(JsonNode booking) {
        var buyer = booking.get("buyer_email").asString();
        return others.mailsTo(buyer).stream()
                .filter(mail -> mail.get("kind").asString().equals("payment-awaited"))
                .toList();
    }

    @Test
    void staff_mark_a_difference_as_paid_or_withdraw_it() {
        var event = priced(10, 10, 10);
        var one = paid(event, 0, 1);
        change(one, type(event, 1), ",\"difference\":\"ask\"", 0);
        var other = paid(event, 0, 1);
        change(other, type(event, 1), ",\"difference\":\"ask\"", 0);

        assertThat(post("/api/bookings/%d/change/paid".formatted(id(one)), "{}", SUPPORT))
                .hasStatusOk();
        assertThat(post("/api/bookings/%d/change/withdraw".formatted(id(other)), "{}", SUPPORT))
                .hasStatusOk();

        assertThat(shown(one).at("/tickets/0/ticket_type").asString()).isEqualTo("Type 1");
        assertThat(shown(other).at("/tickets/0/ticket_type").asString()).isEqualTo("Type 0");
        assertProblem(pay(other), 409, "invalid-state");
        for (var move : List.of("paid", "withdraw"))
            assertProblem(
                    post("/api/bookings/%d/change/%s".formatted(id(other), move), "{}", SUPPORT),
                    409,
                    "invalid-state");
    }

    @Test
    void money_for_a_change_that_is_not_possible_any_more_goes_back() {
        var event = priced(10, 1, 10);
        var booking = paid(event, 0, 1);
        change(booking, type(event, 1), ",\"difference\":\"ask\"", 0);
        paid(event, 1, 1); // the last place

        assertThat(pay(booking)).hasStatusOk();

        assertThat(shown(booking).at("/tickets/0/ticket_type").asString()).isEqualTo("Type 0");
        assertThat(shown(booking).get("paid").asString()).isEqualTo("23.91");
        await().until(() -> moneyBack(id(booking)) == 1179);
    }

    @Test
    void stock_quotas_and_states_refuse() {
        var event = priced(10, 1, 10);
        var booking = paid(event, 0, 2);
        var waive = ",\"difference\":\"waive\"";

        assertProblem(change(booking, type(event, 1), waive, 0, 1), 409, "sold-out");
        assertThat(change(booking, type(event, 1), waive, 0)).hasStatusOk();
        assertThat(scan(booking, 1)).isEqualTo("admitted");
        assertProblem(
                change(booking, type(event, 2), ",\"difference\":\"keep\"", 1), 409, "ticket-used");
        assertProblem(change(booked(event, 0, 1), type(event, 1), waive, 0), 409, "invalid-state");
        var asks = paid(event, 0, 1);
        post(
                "/api/bookings/%d/refund-request".formatted(id(asks)),
                "{}",
                header("Booking-Key", key(asks)));
        assertProblem(
                change(asks, type(event, 2), ",\"difference\":\"keep\"", 0), 409, "invalid-state");
        var blocked = paid(event, 0, 1);
        jdbc.sql("update ticket set blocked_at = ?, blocked_why = 'staff' where id = ?")
                .params(clock.instant().atOffset(java.time.ZoneOffset.UTC), ticket(blocked, 0))
                .update();
        assertProblem(
                change(blocked, type(event, 2), ",\"difference\":\"keep\"", 0),
                409,
                "invalid-state");
    }

    @Test
    void an_event_that_is_off_or_over_changes_nothing() {
        var terms = pricedTerms(newEvent(), 4, 10, 10, 10);
        putTerms(terms);
        var event = (long) terms.get("event_id");
        var booking = paid(event, 0, 1);
        terms.put("version", 2);
        terms.put("status", "completed");
        assertThat(putTerms(terms)).hasStatus(204);

        assertProblem(
                change(booking, type(event, 2), ",\"difference\":\"keep\"", 0),
                409,
                "event-not-on-sale");
    }

    @Test
    void another_tax_rate_is_not_exchanged() {
        var terms = pricedTerms(newEvent(), 4, 10, 10);
        @SuppressWarnings("unchecked")
        var types = (List<Map<String, Object>>) terms.get("ticket_types");
        types.get(1).put("pricing", Map.of("tax_rate_bp", 700, "tax_included", false));
        putTerms(terms);
        var event = (long) terms.get("event_id");

        assertProblem(
                change(paid(event, 0, 1), type(event, 1), ",\"difference\":\"ask\"", 0),
                409,
                "not-exchangeable");
    }

    @Test
    void bookings_of_other_organisers_are_not_there() {
        var event = priced(10, 10, 10);
        var booking = paid(event, 0, 1);
        var stranger = account(77, "other@example.org", "ORGANIZER");

        assertThat(change(booking, type(event, 2), ",\"difference\":\"keep\"", stranger, 0))
                .hasStatus(404);
        assertThat(change(booking, type(event, 2), ",\"difference\":\"keep\"", it -> it, 0))
                .hasStatus(401);
        assertThat(post("/api/bookings/%d/change/paid".formatted(id(booking)), "{}", stranger))
                .hasStatus(404);
    }

    @Test
    void twice_is_once() throws Exception {
        var event = priced(10, 10, 10);
        for (int round = 0; round < 5; round++) {
            var booking = paid(event, 0, 1);

            race(
                    6,
                    n ->
                            change(booking, type(event, 2), ",\"difference\":\"give_back\"", 0)
                                    .getResponse()
                                    .getStatus());

            assertThat(shown(booking).get("refunded").asString()).isEqualTo("12.01");
            assertThat(
                            jdbc.sql("select count(*) from ticket_change where booking_id = ?")
                                    .param(id(booking))
                                    .query(Long.class)
                                    .single())
                    .isEqualTo(1);
            decide(booking, "{\"approve\":true}");
        }
    }

    @Test
    void of_many_who_want_the_last_place_one_gets_it() throws Exception {
        var event = priced(10, 1, 10);
        var bookings = IntStream.range(0, 6).mapToObj(n -> paid(event, 0, 1)).toList();

        var answers =
                race(
                        6,
                        n ->
                                change(
                                                bookings.get(n),
                                                type(event, 1),
                                                ",\"difference\":\"waive\"",
                                                0)
                                        .getResponse()
                                        .getStatus());

        assertThat(answers).filteredOn(it -> it == 200).hasSize(1);
        assertThat(answers).filteredOn(it -> it != 200).containsOnly(409);
        assertThat(left(event, 1)).isZero();
    }

    /** The control: who counts the places left, and takes one then, takes the last one twice. */
    @Test
    void control_counting_first_gives_the_last_place_to_two() throws Exception {
        var event = priced(10, 1, 10);
        var counted = new CyclicBarrier(2);

        var taken =
                race(
                        2,
                        n -> {
                            var isLeft = left(event, 1) > 0;
                            counted.await(60, TimeUnit.SECONDS);
                            return isLeft;
                        });

        assertThat(taken).as("of one place").containsExactly(true, true);
    }

    @Test
    void a_ticket_that_is_scanned_or_given_back_meanwhile_is_changed_before_or_not_at_all()
            throws Exception {
        var event = withQuota(100, 100, 100, 100);
        for (int round = 0; round < 15; round++) {
            var booking = paid(event, 0, 1);
            var scans = round % 2 == 0;

            var answers =
                    race(
                            2,
                            n ->
                                    n == 0
                                            ? change(
                                                            booking,
                                                            type(event, 2),
                                                            ",\"difference\":\"give_back\"",
                                                            0)
                                                    .getResponse()
                                                    .getStatus()
                                            : scans
                                                    ? scan(booking, 0).equals("admitted")
                                                            ? 200
                                                            : 409
                                                    : decide(booking, "{\"approve\":true}")
                                                            .getResponse()
                                                            .getStatus());

            assertThat(answers.get(1)).as("the other is never refused").isEqualTo(200);
            var now = shown(booking);
            var changed = answers.get(0) == 200;
            assertThat(now.at("/tickets/0/ticket_type").asString())
                    .isEqualTo(changed ? "Type 2" : "Type 0");
            if (!scans)
                assertThat(now.get("refunded").asString()).isEqualTo(now.get("paid").asString());
        }
    }

    @Test
    void money_adds_up_whatever_is_changed_and_given_back() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            var event = withQuota(100, 100, 100, 100);
            var booking = paid(event, random.nextInt(3), 3);
            for (int step = 0; step < 5; step++) {
                var type = type(event, random.nextInt(3));
                var ticket = random.nextInt(3);
                var minor =
                        json(change(booking, type, ",\"dry_run\":true", ticket))
                                .get("difference")
                                .asString();
                var choice =
                        minor.startsWith("-")
                                ? List.of("give_back", "keep")
                                : List.of("ask", "waive");
                change(
                        booking,
                        type,
                        ",\"difference\":\"%s\"".formatted(choice.get(random.nextInt(2))),
                        ticket);
                if (random.nextBoolean()) pay(booking);
                else post("/api/bookings/%d/change/withdraw".formatted(id(booking)), "{}", SUPPORT);
                no_rule_is_broken();
            }
            decide(booking, "{\"approve\":true,\"tickets\":[%d]}".formatted(ticket(booking, 1)));
            decide(booking, "{\"approve\":true}");

            var now = shown(booking);
            assertThat(now.get("status").asString()).as("seed %d", seed).isEqualTo("refunded");
            assertThat(now.get("refunded").asString())
                    .as("seed %d", seed)
                    .isEqualTo(now.get("paid").asString());
        }
    }
}
