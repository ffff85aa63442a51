package dev.marquee.ticket.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What tests of payments do again and again. */
abstract class PaymentTests extends RunningService {

    static final String GOOD = "4242 4242 4242 4242";
    static final String DECLINED = "4000 0000 0000 0002";
    static final String NO_ANSWER = "4000 0000 0000 0341";
    static final String APPROVAL = "4000 0025 0000 3155";
    static final Duration HOLD = Duration.ofMinutes(10);

    private static final AtomicLong BUYERS = new AtomicLong();

    @Autowired TroubledProvider provider;

    @Value("${marquee.data}")
    private Path data;

    private final Map<Long, String> moved = new ConcurrentHashMap<>();

    @AfterEach
    void all_is_as_it_was() {
        provider.forget();
        moved.forEach((id, status) ->
                jdbc.sql(
                                "update booking set status = 'pending_payment' where id = ? and status = ?")
                        .params(id, status)
                        .update());
    }

    /** A booking that waits for its payment. */
    record Held(long id, long event, String key, String email) {}

    /** An event whose tickets cost 24.00 EUR. */
    long priced(int capacity) {
        return priced(capacity, true);
    }

    long priced(int capacity, boolean retries) {
        var event = onSale("Lantern Night", capacity, 2);
        push(event, 2, capacity, "published", retries);
        return event;
    }

    void push(long event, int version, int capacity, String status, boolean retries) {
        var terms =
                """
                {"event_id":%1$d,"code":"EV%1$d","version":%2$d,"name":"Lantern Night","starts_at":"%3$s","ends_at":null,
                 "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":2,"quota":4,
                 "status":"%5$s","currency":"EUR",
                 "ticket_types":[{"id":%1$d,"name":"Standing","price_minor":2400,"quantity":%4$d,"position":0}],
                 "payment":{"hold_minutes":10,"retries":%6$s,"refund_mode":"request","refund_until_hours":0,"refund_fee_minor":0,"refund_fee_bp":0}}
                """
                        .formatted(event, version, startOf(event), capacity, status, retries);
        push(event, terms);
    }

    void push(long event, String terms) {
        assertThat(
                        mvc.put()
                                .uri("/internal/events/{id}/sale-terms", event)
                                .with(TestTokens.service())
                                .contentType(APPLICATION_JSON)
                                .content(terms))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    Instant startOf(long event) {
        return jdbc.sql("select starts_at from sale_terms where event_id = ?")
                .param(event)
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    Held hold(long event, int quantity) {
        return hold(event, quantity, "payer-" + BUYERS.incrementAndGet() + "@example.org");
    }

    Held hold(long event, int quantity, String email) {
        var booking = book(event, quantity, "Ana Silva", email);
        assertThat(booking.get("status").asString()).isEqualTo("pending_payment");
        return new Held(
                booking.get("id").asLong(), event, booking.get("access_key").asString(), email);
    }

    MvcTestResult pay(Held held, String card) {
        return payWith(held, "{\"method\":\"card\",\"card_number\":\"%s\"}".formatted(card));
    }

    MvcTestResult payWith(Held held, String body) {
        return mvc.post()
                .uri("/api/bookings/{id}/pay", held.id())
                .header("Booking-Key", held.key())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    JsonNode payment(Held held) {
        var answer =
                mvc.get()
                        .uri("/api/bookings/{id}/payment", held.id())
                        .header("Booking-Key", held.key())
                        .exchange();
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    /** A booking whose buyer is on the provider's page. */
    Held onProvidersPage(long event, int quantity) {
        var held = hold(event, quantity);
        assertThat(pay(held, APPROVAL)).hasStatus(HttpStatus.ACCEPTED);
        return held;
    }

    /** The buyer pays or declines with the provider, and nobody tells. */
    void atProvider(Held held, String state) {
        jdbc.sql("update simulated_charge set state = ? where ref = ? and state = 'open'")
                .params(state, ref(held))
                .update();
    }

    String ref(Held held) {
        return jdbc.sql(
                        "select provider_ref from payment where booking_id = ? and provider <> 'offline' order by attempt desc limit 1")
                .param(held.id())
                .query(String.class)
                .single();
    }

    /** The provider tells of the last attempt. */
    MvcTestResult told(Held held) {
        return told(held, "evt-" + ref(held));
    }

    MvcTestResult told(Held held, String eventId) {
        var body =
                "{\"id\":\"%s\",\"kind\":\"charge.paid\",\"ref\":\"%s\"}"
                        .formatted(eventId, ref(held));
        return callback(body.getBytes(UTF_8), signature(body.getBytes(UTF_8), clock.instant()));
    }

    MvcTestResult callback(byte[] body, String signature) {
        return mvc.post()
                .uri("/api/payments/callbacks/simulated")
                .contentType(APPLICATION_JSON)
                .header("Simulated-Signature", signature)
                .content(body)
                .exchange();
    }

    String signature(byte[] body, Instant at) {
        try {
            var secret = Files.readString(data.resolve("secrets/simulated-payments"));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return "t=%d,v1=%s"
                    .formatted(at.getEpochSecond(), HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    String status(Held held) {
        return jdbc.sql("select status from booking where id = ?")
                .param(held.id())
                .query(String.class)
                .single();
    }

    /** Moves a booking by hand; it is put back after the test, so that stock and tickets add up. */
    void setStatus(Held held, String status) {
        if (!status.equals("pending_payment")) moved.put(held.id(), status);
        jdbc.sql("update booking set status = ? where id = ?").params(status, held.id()).update();
    }

    void until(Held held, String status) {
        await().untilAsserted(() -> assertThat(status(held)).isEqualTo(status));
    }

    /** How its tickets stand, in the order of their numbers. */
    List<String> tickets(Held held) {
        return jdbc.sql("select status from ticket where booking_id = ? order by number")
                .param(held.id())
                .query(String.class)
                .list();
    }

    List<Integer> numbers(Held held) {
        return jdbc.sql("select number from ticket where booking_id = ? order by number")
                .param(held.id())
                .query(Integer.class)
                .list();
    }

    /** Its attempts, as {@code state/purpose/reason}. */
    List<String> attempts(Held held) {
        return jdbc.sql(
                        "select state || '/' || purpose || '/' || coalesce(reason, '') from payment where booking_id = ? order by attempt")
                .param(held.id())
                .query(String.class)
                .list();
    }

    /** Its refunds, as {@code phase amount reason}. */
    List<String> refunds(Held held) {
        return jdbc.sql(
                        "select phase || ' ' || amount_minor || ' ' || reason from refund where booking_id = ? order by id")
                .param(held.id())
                .query(String.class)
                .list();
    }

    /** How often the provider took its money. */
    long charges(Held held) {
        return jdbc.sql(
                        """
                        select count(*) from simulated_charge c join payment p on c.idempotency_key = 'payment-' || p.id
                        where p.booking_id = ? and c.state = 'paid'
                        """)
                .param(held.id())
                .query(Long.class)
                .single();
    }

    /** What its history says of payments. */
    List<String> history(Held held) {
        return jdbc.sql("select what from booking_history where booking_id = ? order by id")
                .param(held.id())
                .query(String.class)
                .list();
    }

    /** How many mails bring it its tickets. */
    long confirmations(Held held) {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'booking-confirmed' and fact_key = ?")
                .param(String.valueOf(held.id()))
                .query(Long.class)
                .single();
    }

    int left(long event) {
        return jdbc.sql("select capacity - sold from inventory where event_id = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }

    boolean isOpen(Held held) {
        return jdbc.sql("select count(*) from open_payment where booking_id = ?")
                        .param(held.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void assertPaidOnce(Held held) {
        assertThat(status(held)).isEqualTo("confirmed");
        assertThat(tickets(held)).contains("issued").doesNotContain("reserved");
        assertThat(charges(held)).isEqualTo(1);
        assertThat(confirmations(held)).isEqualTo(1);
        assertThat(history(held)).containsOnlyOnce("paid");
        assertThat(isOpen(held)).isFalse();
    }

    static void assertProblem(MvcTestResult answer, int status, String type) {
        assertThat(answer).hasStatus(status);
        assertThat(json(answer).get("type").asString()).isEqualTo("urn:marquee:problem:" + type);
    }
}
