package dev.marquee.ticket.change;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.booking.ApiContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** What the tests of changes share: an event with types at three prices, and what is done to it. */
abstract class ChangeTests extends ApiContract {

    static final String PAID = "4242424242424242";

    /** 23.91, 35.70 and 11.90 EUR with their tax. */
    static final int[] PRICES = {2009, 3000, 1000};

    static final RequestPostProcessor SUPPORT = account(5, "support@ticket.local", "SUPPORT");

    long priced(int... quantities) {
        return withQuota(4, quantities);
    }

    long withQuota(int quota, int... quantities) {
        var terms = pricedTerms(newEvent(), quota, quantities);
        assertThat(putTerms(terms)).hasStatus(204);
        return (long) terms.get("event_id");
    }

    Map<String, Object> pricedTerms(long event, int quota, int... quantities) {
        var terms = terms(event, quantities);
        terms.put("quota", quota);
        @SuppressWarnings("unchecked")
        var types = (List<Map<String, Object>>) terms.get("ticket_types");
        for (int n = 0; n < types.size(); n++) {
            types.get(n).put("price_minor", PRICES[n]);
            types.get(n).put("pricing", Map.of("tax_rate_bp", 1900, "tax_included", false));
        }
        return terms;
    }

    static long type(long event, int number) {
        return event * 10 + number;
    }

    JsonNode paid(long event, int type, int quantity) {
        var booking = booked(event, type, quantity);
        assertThat(pay(booking)).hasStatusOk();
        return booking;
    }

    JsonNode booked(long event, int type, int quantity) {
        return json(
                book(
                        """
                        {"event_id":%d,"items":[{"ticket_type_id":%d,"quantity":%d}],"buyer_name":"Ana Silva","buyer_email":"%s"}\
                        """
                                .formatted(event, type(event, type), quantity, newBuyer())));
    }

    MvcTestResult pay(JsonNode booking) {
        return pay(booking, "{\"method\":\"card\",\"card_number\":\"%s\"}".formatted(PAID));
    }

    MvcTestResult pay(JsonNode booking, String body) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", id(booking))
                .header("Booking-Key", key(booking))
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    MvcTestResult change(JsonNode booking, long type, String more, int... tickets) {
        return change(booking, type, more, SUPPORT, tickets);
    }

    MvcTestResult change(
            JsonNode booking, long type, String more, RequestPostProcessor by, int... tickets) {
        var ids = new ArrayList<Long>();
        for (var ticket : tickets) ids.add(ticket(booking, ticket));
        return post(
                "/api/bookings/%d/change".formatted(id(booking)),
                "{\"tickets\":%s,\"ticket_type_id\":%d%s}".formatted(ids, type, more),
                by);
    }

    MvcTestResult decide(JsonNode booking, String body) {
        return post("/api/bookings/%d/refund-decision".formatted(id(booking)), body, SUPPORT);
    }

    MvcTestResult post(String uri, String body, RequestPostProcessor by) {
        return mvc.post().uri(uri).with(by).contentType(APPLICATION_JSON).content(body).exchange();
    }

    JsonNode shown(JsonNode booking) {
        return json(mvc.get().uri("/api/bookings/{id}", id(booking)).with(admin()).exchange());
    }

    JsonNode shown(long booking) {
        return json(mvc.get().uri("/api/bookings/{id}", booking).with(admin()).exchange());
    }

    JsonNode payment(JsonNode booking) {
        return json(
                mvc.get()
                        .uri("/api/bookings/{id}/payment", id(booking))
                        .header("Booking-Key", key(booking))
                        .exchange());
    }

    JsonNode receipts(long booking) {
        return json(mvc.get().uri("/api/bookings/{id}/receipts", booking).with(admin()).exchange());
    }

    JsonNode scan(String code) {
        return json(post("/api/tickets/validate", "{\"code\":\"%s\"}".formatted(code), admin()));
    }

    String scan(JsonNode booking, int ticket) {
        return scan(code(booking, ticket)).get("result").asString();
    }

    static String code(JsonNode booking, int ticket) {
        return booking.at("/tickets/%d/code".formatted(ticket)).asString();
    }

    static long id(JsonNode booking) {
        return booking.get("id").asLong();
    }

    static long ticket(JsonNode booking, int number) {
        return booking.at("/tickets/%d/id".formatted(number)).asLong();
    }

    long left(long event, int type) {
        return jdbc.sql("select quantity - sold from ticket_type where event_id = ? and id = ?")
                .params(event, type(event, type))
                .query(Long.class)
                .single();
    }

    /** What the simulated provider has sent back of all that was paid for these bookings. */
    long moneyBack(long... bookings) {
        var ids = new ArrayList<Long>();
        for (var booking : bookings) ids.add(booking);
        return jdbc.sql(
                        """
                        select coalesce(sum(s.amount_minor), 0) from simulated_charge s
                        where s.kind = 'refund' and s.of_ref in (select p.provider_ref from payment p where p.booking_id in (:ids))
                        """)
                .param("ids", ids)
                .query(Long.class)
                .single();
    }

    interface Attempt<T> {
        T by(int number) throws Exception;
    }

    static <T> List<T> race(int many, Attempt<T> attempt) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int n = 0; n < many; n++) {
                var number = n;
                futures.add(
                        threads.submit(() -> {
                            start.await();
                            return attempt.by(number);
                        }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) results.add(future.get());
            return results;
        }
    }
}
