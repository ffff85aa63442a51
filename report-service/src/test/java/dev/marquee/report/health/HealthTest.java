package dev.marquee.report.health;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import dev.marquee.report.Neighbours.Answer;
import dev.marquee.report.RunningService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page that says how the suite is doing. One neighbour plays all services. */
@RunningService
class HealthTest {

    private static final String FIGURES = "GET /internal/health-figures";
    private static final String ALIVE = "GET /actuator/health";

    @Autowired MockMvcTester mvc;
    @Autowired AskServices services;
    @Autowired HealthWords words;
    @Autowired LastHour lastHour;

    @BeforeEach
    void everybodyIsWell() {
        Neighbours.reset();
        Neighbours.on(ALIVE, 200, "{\"status\":\"UP\"}");
    }

    private static String figure(String name, String tags, String statistic, Number value) {
        return "{\"name\":\"%s\",\"tags\":{%s},\"statistic\":\"%s\",\"value\":%s}"
                .formatted(name, tags, statistic, value);
    }

    private static String value(String name, Number value) {
        return figure(name, "", "value", value);
    }

    private static String figures(boolean database, String... figures) {
        return "{\"database\":%s,\"figures\":[%s]}".formatted(database, String.join(",", figures));
    }

    private static final String AT_REST =
            figures(
                    true,
                    value("marquee.booking.queue", 0),
                    value("marquee.booking.queue.oldest", 0),
                    value("marquee.mails", 0),
                    value("marquee.mails.oldest", 0),
                    value("marquee.webhooks.waiting", 0),
                    value("marquee.outbox.waiting", 0),
                    value("marquee.outbox.oldest", 0),
                    value("marquee.outbox.dead.letters", 0),
                    figure("hikaricp.connections.active", "", "value", 2),
                    figure("hikaricp.connections.max", "", "value", 6));

    private static String underLoad(int booked) {
        return figures(
                true,
                figure("marquee.booking.queue", "\"lane\":\"0\"", "value", 1),
                figure("marquee.booking.queue", "\"lane\":\"1\"", "value", 2),
                figure("marquee.booking.queue.oldest", "\"lane\":\"0\"", "value", 0.02),
                figure("marquee.booking.queue.oldest", "\"lane\":\"1\"", "value", 0.003),
                figure("marquee.booking.wait", "", "max", 0.25),
                figure("marquee.booking.batch.size", "", "max", 12),
                figure("marquee.bookings", "\"result\":\"booked\"", "count", booked),
                figure("marquee.bookings", "\"result\":\"refused\"", "count", 37),
                figure("marquee.bookings", "\"result\":\"busy\"", "count", 4),
                figure("marquee.booking.refusals", "\"reason\":\"sold_out\"", "count", 30),
                figure("marquee.booking.refusals", "\"reason\":\"quota_exceeded\"", "count", 7),
                figure("marquee.mails", "\"state\":\"queued\"", "value", 12),
                figure("marquee.mails", "\"state\":\"failed\"", "value", 1),
                value("marquee.mails.oldest", 4),
                value("marquee.webhooks.waiting", 2),
                value("marquee.outbox.waiting", 3),
                value("marquee.outbox.oldest", 300),
                value("marquee.outbox.dead.letters", 2));
    }

    private String words() {
        var now = services.now();
        var text = new StringBuilder();
        words.bookings(now.tickets()).forEach(line -> text.append(line.text()).append('\n'));
        words.mails(now.notifications()).forEach(line -> text.append(line.text()).append('\n'));
        words.messages(now.byName()).forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    @Test
    void a_clock_that_is_far_from_the_payment_providers_needs_a_look() {
        Neighbours.on(
                FIGURES,
                200,
                figures(
                        true,
                        value("marquee.booking.queue", 0),
                        value("marquee.payment.clock.difference", 600)));
        assertThat(words())
                .contains(
                        "The clock of ticket-service is 10 minutes away from the payment provider");
        Neighbours.on(FIGURES, 200, AT_REST);
        assertThat(words()).doesNotContain("The clock of ticket-service");
    }

    @Test
    void when_nothing_waits_the_words_say_so() {
        Neighbours.on(FIGURES, 200, AT_REST);
        assertThat(words())
                .contains(
                        "Bookings are taken. Nobody waits just now.",
                        "No request was booked since ticket-service started. None was refused.",
                        "No mail waits.",
                        "No event waits for a webhook.",
                        "No message has waited longer than a minute.")
                .doesNotContain("ten times", "turned away");
        assertThat(Neighbours.calls(FIGURES).getFirst().authorization())
                .isEqualTo("Bearer service-token");
    }

    @Test
    void under_load_the_words_say_how_much_waits_and_for_how_long() {
        Neighbours.on(FIGURES, 200, underLoad(1204));
        assertThat(words())
                .contains(
                        "Bookings are taken. 3 requests wait now; the first has waited 20 ms.",
                        "no request waited longer than 250 ms; the largest batch had 12 requests.",
                        "1,204 requests were booked since ticket-service started. Refused: 37 (30 sold out, 7 over the quota).",
                        "4 requests were turned away",
                        "12 mails wait, the oldest for 4 s.",
                        "1 mail was given up.",
                        "2 events wait for webhooks.",
                        "event-service has 3 messages to deliver, the oldest for 5 minutes.",
                        "event-service has tried 2 messages ten times or more.");
    }

    @Test
    void a_service_that_is_away_and_one_without_its_database_are_told_apart() {
        Neighbours.down(FIGURES);
        Neighbours.down(ALIVE);
        assertThat(words())
                .contains(
                        "No bookings are taken: ticket-service does not answer.",
                        "notification-service gives no figures",
                        "event-service does not say what it has to deliver.");
        Neighbours.on(FIGURES, 200, figures(false));
        assertThat(words())
                .contains("No bookings are taken: the database of ticket-service does not answer.");
        Neighbours.on(FIGURES, 401, "{}");
        Neighbours.on(ALIVE, 200, "{\"status\":\"UP\"}");
        assertThat(words()).contains("ticket-service is running. Its figures cannot be shown");
    }

    @Test
    void the_page_is_for_admins_and_shows_words_services_and_charts() {
        var booked = new AtomicInteger(100);
        Neighbours.on(FIGURES, call -> new Answer(200, underLoad(booked.get())));
        lastHour.add(services.now());
        booked.set(123);
        lastHour.add(services.now());
        assertThat(lastHour.minutes().getLast())
                .extracting(
                        LastHour.Minute::bookings,
                        LastHour.Minute::longestWait,
                        LastHour.Minute::mailsWaiting,
                        LastHour.Minute::oldestMessage)
                .containsExactly(23L, 250L, 12L, 300L);
        assertThat(mvc.get().uri("/admin/health").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<h1>System health</h1>",
                        "ticket-service",
                        "venue-service",
                        "href=\"/admin/health\" aria-current=\"page\"",
                        "data-chart=\"lines\"",
                        "data-value=\"23\"",
                        "Longest wait in the queue")
                .doesNotContain("??");
        assertThat(mvc.get().uri("/admin/health?part=figures").with(admin()))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"figures\"", "data-live")
                .doesNotContain("<html");
        assertThat(mvc.get().uri("/admin/health").with(organizer()))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(
                        mvc.get()
                                .uri("/admin/health")
                                .with(account(5, "support@ticket.local", "SUPPORT")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/admin").with(organizer()))
                .bodyText()
                .doesNotContain("/admin/health");
    }

    @Test
    void the_charts_hold_an_hour_and_a_count_that_began_anew_is_no_negative_number() {
        var hour = new LastHour();
        var booked = new AtomicInteger(500);
        Neighbours.on(FIGURES, call -> new Answer(200, underLoad(booked.get())));
        hour.add(services.now());
        booked.set(7);
        var restarted = services.now();
        hour.add(restarted);
        assertThat(hour.minutes()).extracting(LastHour.Minute::bookings).containsExactly(0L, 7L);
        for (int n = 0; n < 60; n++) hour.add(restarted);
        assertThat(hour.minutes()).hasSize(60);
    }
}
