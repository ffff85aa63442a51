package dev.marquee.ticket.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import dev.marquee.ticket.checkout.engine.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the API share. */
public abstract class ApiContract extends RunningService {

    /** Far from the ids that other tests use in the same database. */
    private static final AtomicLong EVENTS = new AtomicLong(50_000);

    private static final AtomicLong BUYERS = new AtomicLong();

    @Autowired private JdbcTemplate database;

    @AfterEach
    protected void no_rule_is_broken() {
        Invariants.hold(database);
    }

    protected static long newEvent() {
        return EVENTS.incrementAndGet();
    }

    protected static String newBuyer() {
        return "api-buyer-%d@example.org".formatted(BUYERS.incrementAndGet());
    }

    /** What event-service says of an event a month ahead; a test changes what it is about. */
    protected Map<String, Object> terms(long event, int... quantities) {
        var types = new ArrayList<Map<String, Object>>();
        for (var quantity : quantities)
            types.add(
                    new LinkedHashMap<>(
                            Map.of(
                                    "id",
                                    event * 10 + types.size(),
                                    "name",
                                    "Type " + types.size(),
                                    "price_minor",
                                    0,
                                    "quantity",
                                    quantity,
                                    "position",
                                    types.size())));
        var terms = new LinkedHashMap<String, Object>();
        terms.put("event_id", event);
        terms.put("code", "EV" + event);
        terms.put("version", 1);
        terms.put("name", "Fado at the river");
        terms.put("starts_at", inDays(30).toString());
        terms.put("ends_at", null);
        terms.put("time_zone", "Europe/Lisbon");
        terms.put("location", "Riverside Stage, Cais do Farol 8, Lisbon");
        terms.put("organizer_id", 2);
        terms.put("quota", 4);
        terms.put("status", "published");
        terms.put("currency", "EUR");
        terms.put("ticket_types", types);
        return terms;
    }

    protected Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    protected MvcTestResult putTerms(Map<String, Object> terms) {
        return mvc.put()
                .uri("/internal/events/{id}/sale-terms", terms.get("event_id"))
                .with(TestTokens.service())
                .contentType(APPLICATION_JSON)
                .content(JsonMapper.shared().writeValueAsString(terms))
                .exchange();
    }

    /** An event on sale with these ticket types. */
    protected long onSale(int... quantities) {
        var event = newEvent();
        assertThat(putTerms(terms(event, quantities))).hasStatus(204);
        return event;
    }

    protected MvcTestResult book(String body, String... headers) {
        var request = mvc.post().uri("/api/bookings").contentType(APPLICATION_JSON).content(body);
        for (int n = 0; n < headers.length; n += 2) request.header(headers[n], headers[n + 1]);
        return request.exchange();
    }

    protected JsonNode booked(long event, int quantity) {
        return book(event, quantity, "Ana Silva", newBuyer());
    }

    protected static String body(long event, int quantity, String email) {
        return """
        {"event_id":%d,"quantity":%d,"buyer_name":"Ana Silva","buyer_email":"%s"}\
        """
                .formatted(event, quantity, email);
    }

    protected MvcTestResult show(JsonNode booking, RequestPostProcessor caller) {
        return mvc.get()
                .uri("/api/bookings/{id}", booking.get("id").asLong())
                .with(caller)
                .exchange();
    }

    protected static RequestPostProcessor header(String name, String value) {
        return request -> {
            request.addHeader(name, value);
            return request;
        };
    }

    protected MvcTestResult cancel(JsonNode booking, RequestPostProcessor caller) {
        return mvc.post()
                .uri("/api/bookings/{id}/cancel", booking.get("id").asLong())
                .with(caller)
                .exchange();
    }

    /** How many rows a request could have left behind; what is owed later by a delivery is none. */
    protected List<Long> stored() {
        return List.of(
                rows("booking"),
                rows("ticket"),
                rows("idempotency_key"),
                rows("outbox where topic <> 'booking-webhooks' and topic <> 'buyers'"));
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    protected static String key(JsonNode booking) {
        return booking.get("access_key").asString();
    }
}
