package dev.marquee.ticket.testmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.receipt.MissingReceipts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Bookings of an event that is tried out say so, and count for nothing. */
abstract class TestModeContract extends TestEvents {

    @Autowired private MeterRegistry metrics;
    @Autowired private MissingReceipts missingReceipts;

    @Test
    void an_event_of_which_nothing_is_said_is_live() {
        var event = priced(newOrganizer());
        assertThat(mode(event)).isEqualTo("off");
        assertThat(held(event, 1, 0).get("test").asBoolean()).isFalse();
        var live = paid(event, 1, 0);
        assertThat(receipts(live).at("/0/number").asString()).doesNotContain("TEST");
    }

    @Test
    void a_live_event_is_never_tried_out_again() {
        var organizer = newOrganizer();
        var event = newEvent();
        push(event, organizer, 1, false);
        var booking = paid(event, 1, 0);
        push(event, organizer, 2, true);
        assertThat(mode(event)).isEqualTo("off");
        push(event, organizer, 3, false);
        assertThat(mode(event)).isEqualTo("off");
        assertThat(count("booking where event_id = ?", event)).isEqualTo(1);
        assertThat(receipts(booking)).hasSize(1);
    }

    @Test
    void a_test_booking_says_so_wherever_it_is_shown() {
        var organizer = newOrganizer();
        var event = tested(organizer);
        var booking = paid(event, 1, 1);
        assertThat(booking.get("test").asBoolean()).isTrue();
        assertThat(booking.get("event_name").asString()).isEqualTo("[TEST] Fado at the river");
        assertThat(receipts(booking).at("/0/number").asString()).startsWith("TEST-");
        var payment =
                json(
                        mvc.get()
                                .uri("/api/bookings/{id}/payment", id(booking))
                                .header("Booking-Key", key(booking))
                                .exchange());
        assertThat(payment.get("test_mode").asBoolean()).isTrue();
        assertThat(payment.get("provider").asString()).isEqualTo("simulated");
        await().untilAsserted(() ->
                assertThat(others.webhooksAbout(id(booking)))
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(it.at("/data/test").asBoolean()).isTrue()));

        var live = paid(priced(organizer), 1, 0);
        await().untilAsserted(() ->
                assertThat(others.webhooksAbout(id(live)))
                        .isNotEmpty()
                        .noneMatch(it -> it.get("data").has("test")));
        for (var list : List.of("/api/bookings", "/api/attendees")) {
            var all = "%s?event_id=%d".formatted(list, event);
            assertThat(api(all, organizerOf(organizer)).at("/items/0/event_name").asString())
                    .startsWith("[TEST]");
        }
        assertThat(bookings(organizer, "")).containsExactlyInAnyOrder(id(booking), id(live));
        assertThat(bookings(organizer, "?test=true")).containsExactly(id(booking));
        assertThat(bookings(organizer, "?test=false")).containsExactly(id(live));
    }

    private List<Long> bookings(long organizer, String query) {
        return api("/api/bookings" + query, organizerOf(organizer))
                .get("items")
                .valueStream()
                .map(row -> row.get("id").asLong())
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void figures_are_the_same_before_and_after_test_bookings(long seed) {
        var random = new Random(seed);
        var organizer = newOrganizer();
        var live = priced(organizer);
        var event = tested(organizer);
        paid(live, 2, 0);
        held(live, 1, 1);
        await().untilAsserted(() -> assertThat(open(organizer)).isZero());
        var before = figures(organizer);
        var tickets = ticketsCounted();

        for (int n = 0; n < 12; n++) {
            switch (random.nextInt(3)) {
                case 0 -> held(event, 1, random.nextInt(2));
                case 1 -> paid(event, 1 + random.nextInt(2), 1);
                default -> refund(paid(event, 2, 0), "0", 0);
            }
        }
        missingReceipts.issueAll();
        await().untilAsserted(() -> assertThat(open(organizer)).isZero());
        assertThat(figures(organizer)).isEqualTo(before);
        assertThat(ticketsCounted()).isEqualTo(tickets);
        assertThat(others.told("buyers").toString()).doesNotContain("\"organizer_id\":" + event);

        paid(live, 1, 0);
        assertThat(figures(organizer))
                .as("the control: what is live does count")
                .isNotEqualTo(before);
        assertThat(ticketsCounted()).isGreaterThan(tickets);
    }

    /** All that adds bookings up. */
    private Map<String, Object> figures(long organizer) {
        var who = organizerOf(organizer);
        return Map.of(
                "summary",
                        api("/api/sales/summary", who).toString().replaceAll("\"now\":[^,]*", ""),
                "days", api("/api/sales", who).toString(),
                "journal", api("/api/journal/totals", who).toString(),
                "movements", api("/api/journal", who).get("total").asLong(),
                "series",
                        jdbc.sql(
                                        "select coalesce(sum(last_number), 0) from receipt_series where organizer_id = ?")
                                .param(organizer)
                                .query(Long.class)
                                .single());
    }

    private double ticketsCounted() {
        return metrics.get("marquee.booking.tickets").counter().count();
    }

    @Test
    void buyers_of_test_bookings_are_no_customers() {
        var organizer = newOrganizer();
        var booking = paid(tested(organizer), 1, 0);
        var live = paid(priced(organizer), 1, 0);
        await().untilAsserted(() -> assertThat(others.buyers(email(live))).isNotEmpty());
        await().untilAsserted(() -> assertThat(owed("buyers")).isZero());
        assertThat(others.buyers(email(booking))).isEmpty();
    }

    private long owed(String topic) {
        return jdbc.sql("select count(*) from outbox where topic = ? and due_at is not null")
                .param(topic)
                .query(Long.class)
                .single();
    }

    private static String email(JsonNode booking) {
        return booking.get("buyer_email").asString();
    }

    @Test
    void nobody_is_mailed_a_link_to_test_bookings_alone() {
        var organizer = newOrganizer();
        var stranger = email(held(tested(organizer), 1, 0));
        var buyer = email(held(priced(organizer), 1, 0));
        for (var address : List.of(stranger, buyer))
            assertThat(
                            mvc.post()
                                    .uri("/api/lookups")
                                    .contentType(APPLICATION_JSON)
                                    .content("{\"email\":\"%s\"}".formatted(address)))
                    .hasStatus(202);
        await().untilAsserted(() ->
                assertThat(others.mailsTo(buyer))
                        .as("the control")
                        .anyMatch(it -> it.get("kind").asString().equals("lookup-link")));
        await().untilAsserted(() -> assertThat(owed("lookup-requested")).isZero());
        assertThat(others.mailsTo(stranger)).isEmpty();
    }

    @Test
    void a_completed_event_that_was_only_tried_out_is_not_reported() {
        var organizer = newOrganizer();
        var event = tested(organizer);
        paid(event, 1, 0);
        complete(event, organizer, true);
        assertThat(
                        count(
                                "outbox where topic = 'event-completed' and fact_key = cast(? as varchar)",
                                event))
                .isZero();
        var live = newEvent();
        push(live, organizer, 1, false);
        complete(live, organizer, false);
        assertThat(
                        count(
                                "outbox where topic = 'event-completed' and fact_key = cast(? as varchar)",
                                live))
                .isEqualTo(1);
    }

    private void complete(long event, long organizer, boolean test) {
        var terms = terms(event, 60, 60);
        terms.put("version", 9);
        terms.put("organizer_id", organizer);
        terms.put("status", "completed");
        terms.put("test", test);
        assertThat(putTerms(terms)).hasStatus(204);
    }
}
