package dev.marquee.ticket.noshow;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import dev.marquee.ticket.booking.ApiContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** Staff mark tickets that nobody came with; the tickets stay what they are. */
abstract class NoShowContract extends ApiContract {

    private static final RequestPostProcessor SUPPORT =
            account(5, "support@ticket.local", "SUPPORT");

    /** One that has begun and is not over. */
    private long begun() {
        var terms = terms(newEvent(), 50);
        terms.put("quota", 20);
        terms.put("starts_at", clock.instant().minus(Duration.ofHours(1)).toString());
        terms.put("ends_at", clock.instant().plus(Duration.ofHours(5)).toString());
        assertThat(putTerms(terms)).hasStatus(204);
        return (long) terms.get("event_id");
    }

    private static long ticket(JsonNode booking, int n) {
        return booking.at("/tickets/%d/id".formatted(n)).asLong();
    }

    private MvcTestResult mark(HttpMethod method, long ticket, RequestPostProcessor by) {
        return mvc.method(method).uri("/api/tickets/{id}/no-show", ticket).with(by).exchange();
    }

    private String scan(JsonNode booking, int n) {
        return json(mvc.post()
                        .uri("/api/tickets/validate")
                        .with(admin())
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"code\":\"%s\"}"
                                        .formatted(
                                                booking.at("/tickets/%d/code".formatted(n))
                                                        .asString()))
                        .exchange())
                .get("result")
                .asString();
    }

    private JsonNode counts(long event, HttpMethod method) {
        return json(
                mvc.method(method)
                        .uri("/api/events/{id}/no-shows", event)
                        .with(SUPPORT)
                        .exchange());
    }

    private JsonNode listed(long event, String status) {
        return json(mvc.get()
                        .uri("/api/events/{id}/attendees?status={status}", event, status)
                        .with(SUPPORT)
                        .exchange())
                .get("items");
    }

    private String page(String uri) {
        return new String(
                mvc.get()
                        .uri(uri)
                        .accept(TEXT_HTML)
                        .with(SUPPORT)
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    @Test
    void a_mark_stands_beside_the_ticket_and_can_be_taken_back() {
        var event = begun();
        var booking = booked(event, 2);

        for (int again = 0; again < 2; again++)
            assertThat(mark(HttpMethod.PUT, ticket(booking, 0), SUPPORT)).hasStatusOk();

        assertThat(listed(event, "no_show")).hasSize(1);
        assertThat(listed(event, "no_show").at("/0/status").asString()).isEqualTo("issued");
        assertThat(listed(event, "no_show").at("/0/no_show_at").asString()).isNotEmpty();
        var sales = json(mvc.get().uri("/api/events/{id}/sales", event).with(SUPPORT).exchange());
        assertThat(sales.get("no_shows").asInt()).isEqualTo(1);
        assertThat(page("/admin/tickets/attendees/EV%d/export.csv".formatted(event)))
                .contains("Did not come");
        assertThat(mark(HttpMethod.DELETE, ticket(booking, 0), SUPPORT)).hasStatusOk();
        assertThat(listed(event, "no_show")).isEmpty();
        var history =
                json(
                        mvc.get()
                                .uri("/api/bookings/{id}/history", booking.get("id").asLong())
                                .with(SUPPORT)
                                .exchange());
        assertThat(history.valueStream().map(it -> it.get("what").asString()))
                .containsExactly("no-show", "no-show-undone");
    }

    @Test
    void whoever_comes_after_all_is_let_in_and_loses_the_mark() {
        var event = begun();
        var booking = booked(event, 1);
        mark(HttpMethod.PUT, ticket(booking, 0), SUPPORT);

        assertThat(scan(booking, 0)).isEqualTo("admitted");

        assertThat(counts(event, HttpMethod.GET).get("marked").asInt()).isZero();
        assertProblem(mark(HttpMethod.PUT, ticket(booking, 0), SUPPORT), 409, "invalid-state");
    }

    @Test
    void all_that_were_not_scanned_are_marked_in_one_go_with_their_number_shown_first() {
        var event = begun();
        var came = booked(event, 2);
        scan(came, 0);
        booked(event, 3);
        var given = booked(event, 1);
        cancel(given, admin());

        assertThat(page("/admin/tickets/attendees/EV%d/no-shows".formatted(event)))
                .contains("4 valid tickets were not scanned", "Mark all 4 as not come");
        assertThat(counts(event, HttpMethod.GET).get("not_scanned").asInt()).isEqualTo(4);

        for (int again = 0; again < 2; again++) {
            var counts = counts(event, HttpMethod.POST);
            assertThat(counts.get("marked").asInt()).isEqualTo(4);
            assertThat(counts.get("not_scanned").asInt()).isZero();
        }
        assertThat(page("/admin/tickets/attendees/EV%d?status=no_show".formatted(event)))
                .contains("Did not come", "Came after all");
    }

    @Test
    void nobody_is_missing_before_the_event_begins() {
        var event = onSale(10);
        var booking = booked(event, 1);

        assertProblem(mark(HttpMethod.PUT, ticket(booking, 0), SUPPORT), 409, "invalid-state");
        assertProblem(
                mvc.post().uri("/api/events/{id}/no-shows", event).with(SUPPORT).exchange(),
                409,
                "invalid-state");
        assertThat(page("/admin/tickets/attendees/EV%d/no-shows".formatted(event)))
                .contains("has not begun yet")
                .doesNotContain("Mark all");
    }

    @Test
    void others_find_no_such_ticket_and_no_such_event() {
        var event = begun();
        var booking = booked(event, 1);
        var stranger = account(77, "other@example.org", "ORGANIZER");

        assertThat(mark(HttpMethod.PUT, ticket(booking, 0), stranger)).hasStatus(404);
        assertThat(mvc.post().uri("/api/events/{id}/no-shows", event).with(stranger).exchange())
                .hasStatus(404);
    }

    @Test
    void a_ticket_that_is_scanned_while_all_are_marked_is_admitted_and_not_missing()
            throws Exception {
        var event = begun();
        for (int round = 0; round < 5; round++) {
            var booking = booked(event, 4);
            var start = new CountDownLatch(1);
            var admitted = new ArrayList<Future<String>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int n = 0; n < 4; n++) {
                    var number = n;
                    admitted.add(
                            threads.submit(() -> {
                                start.await();
                                return scan(booking, number);
                            }));
                }
                threads.submit(() -> {
                    start.await();
                    return counts(event, HttpMethod.POST);
                });
                start.countDown();
                for (var answer : admitted) assertThat(answer.get()).isEqualTo("admitted");
            }
            assertThat(counts(event, HttpMethod.GET).get("marked").asInt()).isZero();
        }
    }
}
