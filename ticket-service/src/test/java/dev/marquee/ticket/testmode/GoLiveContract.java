package dev.marquee.ticket.testmode;

import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Before an event goes live, everything of its test bookings is deleted, and nothing is booked. */
abstract class GoLiveContract extends TestEvents {

    /** All tables in which something of a booking stands, by how it is found. */
    private static final List<String> OF_BOOKING =
            List.of(
                    "booking where id = ?",
                    "ticket where booking_id = ?",
                    "payment where booking_id = ?",
                    "open_payment where booking_id = ?",
                    "refund where booking_id = ?",
                    "receipt where booking_id = ?",
                    "ticket_change where booking_id = ?",
                    "booking_history where booking_id = ?",
                    "offer_use where booking_id = ?",
                    "invoice_address where booking_id = ?",
                    "idempotency_key where booking_id = ?",
                    "outbox where topic in ('booking-confirmed', 'booking-cancelled') and fact_key = cast(? as varchar)");

    @Autowired private TestBookings testBookings;
    @Autowired private TransactionTemplate transaction;

    private long organizer;
    private long event;

    private void start() {
        organizer = newOrganizer();
        event = tested(organizer);
    }

    private void goLive() {
        push(event, organizer, 2, false);
        await().until(() -> mode(event).equals("off"));
    }

    private JsonNode sold() {
        return json(
                mvc.get()
                        .uri("/internal/stock/{event}", event)
                        .with(TestTokens.service())
                        .exchange());
    }

    @Test
    void everything_of_the_test_bookings_is_gone_and_all_tickets_are_on_sale() {
        start();
        var offer = offer();
        var bookings = new ArrayList<JsonNode>();
        bookings.add(held(event, 1, 0));
        bookings.add(paid(event, 2, 1));
        refund(paid(event, 2, 0), "5.00", 1);
        bookings.add(paid(event, 3, 0));
        refund(bookings.getLast(), "0", 0, 1, 2);
        bookings.add(cancelled(held(event, 2, 0)));
        bookings.add(used(paid(event, 1, 0)));
        bookings.add(withCode());
        bookings.add(changed(paid(event, 2, 0)));
        bookings.add(waitsForTransfer());
        assertThat(uses(offer)).isEqualTo(1);
        assertThat(sold().get("test_bookings").asInt())
                .isEqualTo((int) count("booking where event_id = ?", event))
                .isGreaterThan(7);
        var issued = issued();
        var code = fresh(bookings.get(1)).at("/tickets/0/qr_token").asString();
        assertThat(scanned(code)).as("the door can be tried out too").isEqualTo("admitted");

        var charges = charges();
        assertThat(remembered(charges)).isPositive();

        goLive();
        for (var booking : bookings)
            for (var rows : OF_BOOKING) assertThat(count(rows, id(booking))).as(rows).isZero();
        assertThat(count("buyer_quota where event_id = ?", event)).isZero();
        assertThat(sold().get("sold").asInt()).isZero();
        assertThat(sold().get("test_bookings").asInt()).isZero();
        assertThat(uses(offer)).as("uses of offers are given back").isZero();
        assertThat(remembered(charges)).as("what the simulated provider remembers").isZero();

        var real = paid(event, 1, 0);
        assertThat(real.get("test").asBoolean()).isFalse();
        assertThat(real.get("event_name").asString()).isEqualTo("Fado at the river");
        assertThat(real.at("/tickets/0/code").asString())
                .as("numbers are never given again")
                .isEqualTo("EV%d-%d".formatted(event, issued + 1));
        assertThat(receipts(real).at("/0/number").asString()).endsWith("-000001");
        assertThat(scanned(code))
                .as("the door does not know test tickets any more")
                .isNotEqualTo("admitted");
        assertThat(show(bookings.get(1), header("Booking-Key", key(bookings.get(1)))))
                .hasStatus(404);
    }

    /** Another type, with money back; nothing moves to another event. */
    private JsonNode changed(JsonNode booking) {
        var elsewhere = change(booking, ",\"event_id\":" + tested(organizer), "null");
        assertProblem(elsewhere, 422, "invalid-input");
        assertThat(json(elsewhere).at("/errors/0/message").asString()).contains("tried out");
        assertThat(
                        mvc.get()
                                .uri("/admin/tickets/{id}/change", id(booking))
                                .with(organizerOf(organizer)))
                .bodyText()
                .containsOnlyOnce("<optgroup");
        assertThat(change(booking, "", "\"give_back\"")).hasStatusOk();
        assertThat(count("ticket_change where booking_id = ?", id(booking))).isEqualTo(1);
        return booking;
    }

    private MvcTestResult change(JsonNode booking, String more, String difference) {
        return mvc.post()
                .uri("/api/bookings/{id}/change", id(booking))
                .with(organizerOf(organizer))
                .contentType(APPLICATION_JSON)
                .content(
                        "{\"tickets\":[%d],\"ticket_type_id\":%d,\"difference\":%s%s}"
                                .formatted(
                                        booking.at("/tickets/0/id").asLong(),
                                        event * 10 + 1,
                                        difference,
                                        more))
                .exchange();
    }

    /** The keys of all payments and refunds of the event. */
    private List<String> charges() {
        return jdbc.sql(
                        """
                        select 'payment-' || p.id from payment p join booking b on b.id = p.booking_id where b.event_id = :event
                        union all select 'refund-' || r.id from refund r join booking b on b.id = r.booking_id where b.event_id = :event
                        """)
                .param("event", event)
                .query(String.class)
                .list();
    }

    private long remembered(List<String> charges) {
        return jdbc.sql("select count(*) from simulated_charge where idempotency_key in (:charges)")
                .param("charges", charges)
                .query(Long.class)
                .single();
    }

    private int issued() {
        return jdbc.sql("select issued from inventory where event_id = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }

    private JsonNode cancelled(JsonNode booking) {
        assertThat(cancel(booking, header("Booking-Key", key(booking)))).hasStatus2xxSuccessful();
        return booking;
    }

    private JsonNode fresh(JsonNode booking) {
        return json(show(booking, header("Booking-Key", key(booking))));
    }

    private String scanned(String token) {
        var answer =
                mvc.post()
                        .uri("/api/tickets/validate")
                        .with(organizerOf(organizer))
                        .contentType(APPLICATION_JSON)
                        .content("{\"token\":\"%s\"}".formatted(token))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return json(answer).get("result").asString();
    }

    private JsonNode used(JsonNode booking) {
        assertThat(scanned(fresh(booking).at("/tickets/0/qr_token").asString()))
                .isEqualTo("admitted");
        return booking;
    }

    private long offer() {
        var made =
                mvc.post()
                        .uri("/api/offers")
                        .with(organizerOf(organizer))
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"name\":\"Friends\",\"percent\":\"10\",\"event_id\":%d,\"code\":\"TRY-%d\"}"
                                        .formatted(event, event))
                        .exchange();
        assertThat(made).hasStatus(201);
        return json(made).get("id").asLong();
    }

    private long uses(long offer) {
        return jdbc.sql("select live_uses from offer where id = ?")
                .param(offer)
                .query(Long.class)
                .single();
    }

    private JsonNode withCode() {
        var booking =
                book(
                        "{\"event_id\":%d,\"items\":[{\"ticket_type_id\":%d,\"quantity\":1}],\"offer_code\":\"TRY-%d\",\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\"}"
                                .formatted(event, event * 10, event, newBuyer()),
                        "Idempotency-Key",
                        "test-mode-" + event);
        assertThat(booking).hasStatus(201);
        return json(booking);
    }

    private JsonNode waitsForTransfer() {
        var booking = held(event, 1, 0);
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/pay", id(booking))
                                .header("Booking-Key", key(booking))
                                .contentType(APPLICATION_JSON)
                                .content("{\"method\":\"bank-transfer\"}"))
                .hasStatus2xxSuccessful();
        return booking;
    }

    @Test
    void a_killed_deletion_goes_on_where_it_was_and_nothing_is_booked_meanwhile() {
        start();
        for (int n = 0; n < 5; n++) paid(event, 1, 0);
        end();
        assertThat(page(2)).isTrue();
        assertThat(count("booking where event_id = ?", event)).isEqualTo(3);
        assertThat(sold().get("sold").asInt()).as("stock follows each page").isEqualTo(3);

        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> {
                            testBookings.deletePage(event, 2);
                            throw new IllegalStateException("killed");
                        }))
                .hasMessage("killed");
        assertThat(count("booking where event_id = ?", event)).isEqualTo(3);
        refusedAsGoingLive(bookOne());
        assertThat(mode(event)).as("nothing is half live").isEqualTo("ending");

        assertThat(page(2)).isTrue();
        assertThat(page(2)).isTrue();
        assertThat(page(2)).isFalse();
        assertThat(mode(event)).isEqualTo("off");
        var real = json(bookOne());
        assertThat(page(2)).as("a second time does nothing").isFalse();
        assertThat(count("booking where id = ?", id(real))).isEqualTo(1);
    }

    @Test
    void terms_that_come_again_delete_no_real_booking() {
        start();
        paid(event, 1, 0);
        goLive();
        var real = paid(event, 1, 0);
        push(event, organizer, 3, false);
        push(event, organizer, 4, true);
        push(event, organizer, 5, false);
        assertThat(mode(event)).isEqualTo("off");
        assertThat(page(10)).isFalse();
        assertThat(count("booking where id = ?", id(real))).isEqualTo(1);
    }

    /** As the message would begin it, but without the message. */
    private void end() {
        transaction.executeWithoutResult(status -> {
            push(event, organizer, 2, false);
            jdbc.sql("delete from outbox where topic = 'test-bookings-deleted' and fact_key = ?")
                    .param(String.valueOf(event))
                    .update();
        });
        assertThat(mode(event)).isEqualTo("ending");
    }

    private boolean page(int size) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> testBookings.deletePage(event, size)));
    }

    private MvcTestResult bookOne() {
        return book(
                "{\"event_id\":%d,\"items\":[{\"ticket_type_id\":%d,\"quantity\":1}],\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\"}"
                        .formatted(event, event * 10, newBuyer()));
    }

    private static void refusedAsGoingLive(MvcTestResult answer) {
        assertThat(answer).hasStatus(409);
        assertThat(json(answer).get("type").asString()).endsWith("event-not-on-sale");
        assertThat(json(answer).get("reason").asString()).isEqualTo("going-live");
    }

    /** The booking comes while the mode is being changed, and waits for the inventory. */
    @Test
    void a_booking_that_races_with_going_live_is_refused_or_real() {
        start();
        var seen = new ArrayList<String>();
        var racing =
                transaction.execute(status -> {
                    push(event, organizer, 2, false);
                    var booking = CompletableFuture.supplyAsync(this::bookOne);
                    seen.add(CompletableFuture.supplyAsync(() -> mode(event)).join());
                    return booking;
                });
        assertThat(seen)
                .as("the control: whoever reads without the lock would still book a test ticket")
                .containsExactly("on");
        var answer = java.util.Objects.requireNonNull(racing).join();
        if (answer.getResponse().getStatus() == 201)
            assertThat(json(answer).get("test").asBoolean()).isFalse();
        else refusedAsGoingLive(answer);
        await().until(() -> mode(event).equals("off"));
        assertThat(count("booking where event_id = ?", event))
                .isEqualTo(answer.getResponse().getStatus() == 201 ? 1 : 0);
    }

    @Test
    void of_many_who_book_while_it_goes_live_nobody_keeps_a_test_ticket() throws Exception {
        start();
        var answers = new ArrayList<CompletableFuture<MvcTestResult>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int n = 0; n < 40; n++) {
                answers.add(CompletableFuture.supplyAsync(this::bookOne, threads));
                if (n == 15) push(event, organizer, 2, false);
            }
        }
        await().until(() -> mode(event).equals("off"));
        var real = 0;
        for (var answer : answers) {
            var result = answer.get();
            if (result.getResponse().getStatus() != 201) {
                refusedAsGoingLive(result);
                continue;
            }
            var isTest = json(result).get("test").asBoolean();
            if (!isTest) real++;
            assertThat(count("booking where id = ?", id(json(result)))).isEqualTo(isTest ? 0 : 1);
        }
        assertThat(sold().get("sold").asInt()).isEqualTo(real);
    }
}
