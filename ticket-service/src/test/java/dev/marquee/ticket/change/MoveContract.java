package dev.marquee.ticket.change;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Staff move tickets to another event, and what was paid for them goes along. */
abstract class MoveContract extends ChangeTests {

    private MvcTestResult move(
            JsonNode booking, long event, int type, String more, int... tickets) {
        return change(
                booking, type(event, type), ",\"event_id\":%d%s".formatted(event, more), tickets);
    }

    private long free(long event) {
        return jdbc.sql("select capacity - sold from inventory where event_id = ?")
                .param(event)
                .query(Long.class)
                .single();
    }

    @Test
    void tickets_become_a_booking_of_the_other_event() {
        var from = priced(10, 10, 10);
        var to = priced(10, 10, 10);
        var booking = paid(from, 0, 3);

        var moved = json(move(booking, to, 0, "", 0, 2));

        var made = shown(moved.get("new_booking_id").asLong());
        assertThat(made.get("status").asString()).isEqualTo("confirmed");
        assertThat(made.get("total").asString()).isEqualTo("47.82");
        assertThat(made.get("paid").asString()).isEqualTo("47.82");
        assertThat(made.get("event_id").asLong()).isEqualTo(to);
        var left = shown(booking);
        assertThat(left.get("status").asString()).isEqualTo("confirmed");
        assertThat(left.get("refunded").asString()).isEqualTo("47.82");
        assertThat(free(from)).isEqualTo(29);
        assertThat(free(to)).isEqualTo(28);
        assertThat(scan(booking, 0)).as("the old code").isEqualTo("cancelled");
        assertThat(scan(code(made, 0)).get("result").asString()).isEqualTo("admitted");
        assertThat(receipts(id(booking)).valueStream().map(this::words))
                .containsExactlyInAnyOrder("receipt 71.73", "credit-note 47.82");
        assertThat(receipts(id(made)).valueStream().map(this::words))
                .containsExactly("receipt 47.82");
        assertThat(moneyBack(id(booking), id(made))).as("no money went").isZero();

        decide(made, "{\"approve\":true}");
        decide(booking, "{\"approve\":true}");
        await().until(() -> moneyBack(id(booking), id(made)) == 2391 + 2391);
        assertThat(shown(booking).get("status").asString()).isEqualTo("refunded");
    }

    @Test
    void a_dispute_of_the_first_payment_blocks_the_tickets_where_they_are_now() {
        var from = priced(10, 10, 10);
        var to = priced(10, 10, 10);
        var booking = paid(from, 0, 2);
        var moved = json(move(booking, to, 0, "", 0));
        var made = shown(moved.get("new_booking_id").asLong());
        var ref =
                jdbc.sql("select provider_ref from payment where booking_id = ?")
                        .param(id(booking))
                        .query(String.class)
                        .single();

        assertThat(
                        mvc.post()
                                .uri("/admin/payments/simulated/dispute")
                                .with(admin())
                                .param("ref", ref))
                .hasStatus(302);

        assertThat(scan(booking, 1)).isEqualTo("blocked");
        assertThat(scan(made, 0)).isEqualTo("blocked");
        var dispute =
                jdbc.sql(
                                "select o.id from outside_money o join payment p on p.id = o.payment_id where p.booking_id = ?")
                        .param(id(booking))
                        .query(Long.class)
                        .single();
        assertThat(
                        post(
                                "/api/payments/outside/%d/decision".formatted(dispute),
                                "{\"decision\":\"keep\"}",
                                admin()))
                .hasStatusOk();
        assertThat(scan(made, 0)).isEqualTo("admitted");
        assertThat(scan(booking, 1)).isEqualTo("admitted");
    }

    private String words(JsonNode receipt) {
        return receipt.get("kind").asString() + " " + receipt.get("total").asString();
    }

    @Test
    void a_difference_is_given_back_or_paid_first() {
        var from = priced(10, 10, 10);
        var to = priced(10, 10, 10);
        var cheaper = paid(from, 0, 1);
        var dearer = paid(from, 0, 1);

        var moved = json(move(cheaper, to, 2, ",\"difference\":\"give_back\"", 0));
        move(dearer, to, 1, ",\"difference\":\"ask\"", 0);
        assertThat(shown(dearer).get("status").asString()).isEqualTo("confirmed");
        assertThat(pay(dearer)).hasStatusOk();

        assertThat(shown(moved.get("new_booking_id").asLong()).get("paid").asString())
                .isEqualTo("11.90");
        assertThat(shown(cheaper).get("status").asString()).isEqualTo("refunded");
        await().until(() -> moneyBack(id(cheaper)) == 1201);
        var changes =
                json(
                        mvc.get()
                                .uri("/api/bookings/{id}/changes", id(dearer))
                                .with(SUPPORT)
                                .exchange());
        var made = changes.at("/0/new_booking_id").asLong();
        assertThat(shown(made).get("paid").asString()).isEqualTo("35.70");
        assertThat(shown(dearer).get("paid").asString()).isEqualTo("35.70");
        assertThat(shown(dearer).get("refunded").asString()).isEqualTo("35.70");
        decide(shown(made), "{\"approve\":true}");
        await().until(() -> moneyBack(id(dearer)) == 3570);
    }

    @Test
    void free_tickets_move_without_any_money() {
        var from = onSale(10);
        var to = onSale(10);
        var booking = booked(from, 2);

        var moved = json(move(booking, to, 0, "", 0, 1));

        assertThat(shown(booking).get("status").asString()).isEqualTo("cancelled");
        var made = shown(moved.get("new_booking_id").asLong());
        assertThat(made.get("tickets")).hasSize(2);
        assertThat(receipts(id(made))).isEmpty();
        assertProblem(move(booking, to, 0, "", 0), 409, "invalid-state");
    }

    @Test
    void the_other_event_has_to_have_room_for_this_buyer_and_be_the_organisers() {
        var from = priced(10, 10, 10);
        var booking = paid(from, 0, 2);
        assertProblem(move(booking, priced(1, 10, 10), 0, "", 0, 1), 409, "sold-out");
        assertProblem(move(booking, withQuota(1, 10, 10), 0, "", 0, 1), 409, "quota-exceeded");
        var foreign = pricedTerms(newEvent(), 4, 10, 10);
        foreign.put("organizer_id", 3);
        putTerms(foreign);
        assertProblem(
                move(booking, (long) foreign.get("event_id"), 0, "", 0), 422, "invalid-input");
        var dollars = pricedTerms(newEvent(), 4, 10, 10);
        dollars.put("currency", "USD");
        putTerms(dollars);
        assertProblem(
                move(booking, (long) dollars.get("event_id"), 0, "", 0), 422, "invalid-input");
        var over = pricedTerms(newEvent(), 4, 10, 10);
        putTerms(over);
        over.put("version", 2);
        over.put("status", "cancelled");
        putTerms(over);
        assertProblem(
                move(booking, (long) over.get("event_id"), 0, "", 0), 409, "event-not-on-sale");
        assertThat(shown(booking).get("refunded").asString()).isEqualTo("0.00");
    }

    @Test
    void two_who_move_against_each_other_do_not_wait_in_a_circle() throws Exception {
        var one = withQuota(100, 100, 100);
        var other = withQuota(100, 100, 100);
        var bookings =
                IntStream.range(0, 8).mapToObj(n -> paid(n % 2 == 0 ? one : other, 0, 1)).toList();

        var answers =
                race(
                        8,
                        n ->
                                move(bookings.get(n), n % 2 == 0 ? other : one, 0, "", 0)
                                        .getResponse()
                                        .getStatus());

        assertThat(answers).containsOnly(200);
        assertThat(free(one)).isEqualTo(196);
        assertThat(free(other)).isEqualTo(196);
    }

    @Test
    void money_adds_up_whatever_moves_where() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var events = new long[] {withQuota(90, 100, 100, 100), withQuota(90, 100, 100, 100)};
        var booking = paid(events[0], random.nextInt(3), 4);
        var all = new java.util.ArrayList<Long>(java.util.List.of(id(booking)));
        for (int step = 0; step < 8; step++) {
            var from = shown(all.get(random.nextInt(all.size())));
            if (!from.get("status").asString().equals("confirmed")) continue;
            var live =
                    IntStream.range(0, from.get("tickets").size())
                            .filter(n ->
                                    from.at("/tickets/%d/status".formatted(n))
                                            .asString()
                                            .equals("issued"))
                            .boxed()
                            .toList();
            var to = from.get("event_id").asLong() == events[0] ? events[1] : events[0];
            var ticket = live.get(random.nextInt(live.size()));
            var type = random.nextInt(3);
            var minor =
                    json(move(from, to, type, ",\"dry_run\":true", ticket))
                            .get("difference")
                            .asString();
            var choice = minor.startsWith("-") ? "give_back" : "waive";
            var moved =
                    json(move(from, to, type, ",\"difference\":\"%s\"".formatted(choice), ticket));
            all.add(moved.get("new_booking_id").asLong());
            no_rule_is_broken();
        }
        for (var id : all) decide(shown(id), "{\"approve\":true}");

        var ids = all.stream().mapToLong(Long::longValue).toArray();
        var paid =
                jdbc.sql(
                                "select sum(amount_minor) from payment where booking_id = ? and state in ('succeeded', 'refunded')")
                        .param(id(booking))
                        .query(Long.class)
                        .single();
        await("seed " + seed).until(() -> moneyBack(ids) == paid);
    }
}
