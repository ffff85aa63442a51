package dev.marquee.ticket.receipt;

import static dev.marquee.platform.test.TestTokens.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** What tests of money that came and went do again and again. */
public abstract class MoneyTests extends ApiContract {

    private static final AtomicLong ORGANIZERS = new AtomicLong(700);

    protected static long newOrganizer() {
        return ORGANIZERS.incrementAndGet();
    }

    protected static RequestPostProcessor organizerOf(long id) {
        return account(id, "organizer-" + id + "@ticket.local", "ORGANIZER");
    }

    /** Tickets for 20.09 EUR, and for 10.00 EUR with another tax. */
    protected long priced(long organizer) {
        return priced(organizer, "EUR", Map.of());
    }

    @SuppressWarnings("unchecked")
    protected long priced(long organizer, String currency, Map<String, Object> payment) {
        var event = newEvent();
        var terms = terms(event, 60, 60);
        terms.put("quota", 20);
        terms.put("organizer_id", organizer);
        terms.put("currency", currency);
        var types = (List<Map<String, Object>>) terms.get("ticket_types");
        types.get(0).put("price_minor", 2009);
        types.get(0).put("pricing", Map.of("tax_rate_bp", 1900, "tax_included", false));
        types.get(1).put("price_minor", 1000);
        types.get(1).put("pricing", Map.of("tax_rate_bp", 700, "tax_included", true));
        var all =
                new HashMap<String, Object>(
                        Map.of(
                                "hold_minutes", 10,
                                "retries", true,
                                "refund_mode", "automatic",
                                "refund_until_hours", 0,
                                "refund_fee_minor", 0,
                                "refund_fee_bp", 0));
        all.putAll(payment);
        terms.put("payment", all);
        assertThat(putTerms(terms)).hasStatus(204);
        return event;
    }

    /** A booking of so many tickets of each type that waits for its payment. */
    protected JsonNode held(long event, int first, int second) {
        var items = new LinkedHashMap<Long, Integer>();
        if (first > 0) items.put(event * 10, first);
        if (second > 0) items.put(event * 10 + 1, second);
        var lines =
                items.entrySet().stream()
                        .map(item ->
                                "{\"ticket_type_id\":%d,\"quantity\":%d}"
                                        .formatted(item.getKey(), item.getValue()))
                        .toList();
        var booking =
                book(
                        "{\"event_id\":%d,\"items\":%s,\"buyer_name\":\"Ana Silva\",\"buyer_email\":\"%s\"}"
                                .formatted(event, lines, newBuyer()));
        assertThat(booking).hasStatus(201);
        return json(booking);
    }

    protected JsonNode paid(long event, int first, int second) {
        var booking = held(event, first, second);
        assertThat(pay(booking)).hasStatusOk();
        return booking;
    }

    protected MvcTestResult pay(JsonNode booking) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", id(booking))
                .header("Booking-Key", key(booking))
                .contentType(APPLICATION_JSON)
                .content("{\"method\":\"card\",\"card_number\":\"4242 4242 4242 4242\"}")
                .exchange();
    }

    /** Gives back these tickets, by their place in the booking, and waits for the money to go. */
    protected void refund(JsonNode booking, String keep, int... tickets) {
        var ids = new java.util.ArrayList<Long>();
        for (var n : tickets) ids.add(booking.at("/tickets/%d/id".formatted(n)).asLong());
        var decided =
                mvc.post()
                        .uri("/api/bookings/{id}/refund-decision", id(booking))
                        .with(account(5, "support@ticket.local", "SUPPORT"))
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"approve\":true,\"tickets\":%s,\"keep\":\"%s\"}"
                                        .formatted(ids, keep))
                        .exchange();
        assertThat(decided).hasStatusOk();
        await().until(() -> open(booking) == 0);
    }

    /** Some or all tickets that are still good, less a fee now and then. */
    protected void giveBack(JsonNode booking, Random random) {
        var good =
                jdbc.sql("select id from ticket where booking_id = ? and status = 'issued'")
                        .param(id(booking))
                        .query(Long.class)
                        .list();
        if (good.isEmpty()) return;
        var chosen = good.subList(0, 1 + random.nextInt(good.size()));
        var answer =
                mvc.post()
                        .uri("/api/bookings/{id}/refund-decision", id(booking))
                        .with(account(5, "support@ticket.local", "SUPPORT"))
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"approve\":true,\"tickets\":%s,\"keep\":\"%s\"}"
                                        .formatted(chosen, random.nextBoolean() ? "0" : "1"))
                        .exchange();
        assertThat(answer).hasStatusOk();
    }

    /** Paid on the provider's page after the booking was given back. */
    protected void surplus(long event) {
        var booking = held(event, 1, 0);
        var begun =
                mvc.post()
                        .uri("/api/bookings/{id}/pay", id(booking))
                        .header("Booking-Key", key(booking))
                        .contentType(APPLICATION_JSON)
                        .content("{\"method\":\"card\",\"card_number\":\"4000 0025 0000 3155\"}")
                        .exchange();
        assertThat(begun).hasStatus(202);
        var payment =
                jdbc.sql("select id from payment where booking_id = ?")
                        .param(id(booking))
                        .query(Long.class)
                        .single();
        jdbc.sql("update booking set status = 'cancelled' where id = ?")
                .param(id(booking))
                .update();
        jdbc.sql(
                        "update simulated_charge set state = 'paid' where idempotency_key = 'payment-' || cast(? as varchar)")
                .param(payment)
                .update();
        assertThat(
                        mvc.post()
                                .uri("/api/payments/{id}/look", payment)
                                .with(account(5, "support@ticket.local", "SUPPORT")))
                .hasStatusOk();
        // as it was, so that stock and tickets add up; its time ends it
        jdbc.sql("update booking set status = 'pending_payment' where id = ?")
                .param(id(booking))
                .update();
    }

    protected long open(long organizer) {
        return jdbc.sql(
                        """
                        select count(*) from refund r join booking b on b.id = r.booking_id join sale_terms e on e.event_id = b.event_id
                        where e.organizer_id = ? and r.phase <> 'done'
                        """)
                .param(organizer)
                .query(Long.class)
                .single();
    }

    private long open(JsonNode booking) {
        return jdbc.sql("select count(*) from refund where booking_id = ? and phase <> 'done'")
                .param(id(booking))
                .query(Long.class)
                .single();
    }

    protected JsonNode receipts(JsonNode booking) {
        var answer =
                mvc.get()
                        .uri("/api/bookings/{id}/receipts", id(booking))
                        .header("Booking-Key", key(booking))
                        .exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    protected static long id(JsonNode booking) {
        return booking.get("id").asLong();
    }
}
