package dev.marquee.customer.timeline;

import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.inZone;
import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.OnH2;
import dev.marquee.customer.OtherServices.Answer;
import dev.marquee.customer.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

@OnH2
class TimelineTest extends RunningService {

    private long ana;

    @BeforeEach
    void somethingHappened() {
        ana = add("Ana", "ana@example.org", organizer());
        post("/api/customers/" + ana + "/history", "{\"text\":\"Called\"}", organizer());
        others.on(
                "GET /events/api/by_customer/" + ana,
                200,
                """
                [{"id":7,"code":"EV07","name":"Lantern <b>Night</b>","date":"2031-11-28T20:00:00+01:00","total_tickets":200,"booked_count":162,"is_completed":false},
                 {"id":3,"name":"Spring Fair","date":"2020-04-01T10:00:00Z","total_tickets":50,"booked_count":50,"is_completed":true}]\
                """);
        others.on(
                "GET /api/bookings",
                200,
                """
                {"items":[
                   {"id":1184,"event_code":"EV09","event_name":"Jazz","status":"confirmed","quantity":2,"created_at":"2021-01-02T03:04:05Z","buyer_email":"Ana@Example.org"},
                   {"id":1185,"event_code":"EV09","event_name":"Not hers","status":"confirmed","quantity":1,"created_at":"2021-01-02T03:04:05Z","buyer_email":"banana@example.org"}],
                 "page":0,"size":100,"total":2}\
                """);
        others.on(
                "GET /api/mails",
                200,
                """
                {"items":[{"id":5,"kind":"booking-confirmed","subject":"Your tickets","recipient":"ana@example.org","status":"sent","created_at":"2021-01-02T03:04:06Z","sent_at":"2021-01-02T03:04:07Z"}],
                 "page":0,"size":100,"total":1}\
                """);
    }

    @Test
    void everything_is_in_one_list_the_newest_first_and_asked_for_as_the_caller() {
        var page = json(get("/api/customers/" + ana + "/timeline", organizer()));
        assertThat(page.get("items").valueStream().map(entry -> entry.get("kind").asString()))
                .containsExactly("event", "note", "message", "booking", "event");
        assertThat(page.get("total").asInt()).isEqualTo(5);
        assertThat(page.get("missing").size()).isZero();
        var event = page.get("items").get(0);
        assertThat(event.get("at").asString()).isEqualTo("2031-11-28T19:00:00Z");
        assertThat(event.get("link").asString()).isEqualTo("/admin/events/EV07");
        assertThat(event.get("quantity").asInt()).isEqualTo(162);
        var booking = page.get("items").get(3);
        assertThat(booking.get("id").asLong()).isEqualTo(1184);
        assertThat(booking.get("status").asString()).isEqualTo("confirmed");
        assertThat(booking.get("title").asString()).isEqualTo("Jazz");
        for (var address :
                List.of(
                        "GET /api/bookings",
                        "GET /api/mails",
                        "GET /events/api/by_customer/" + ana))
            assertThat(others.calls(address))
                    .singleElement()
                    .satisfies(call -> assertThat(call.authorization()).isEqualTo("Bearer token"));
        assertThat(others.calls("GET /api/mails"))
                .singleElement()
                .satisfies(call -> assertThat(call.query()).contains("recipient=ana@example.org"));
    }

    @Test
    void one_kind_is_asked_for_alone_and_pages_are_cut_from_the_list() {
        assertThat(
                        json(get("/api/customers/" + ana + "/timeline?kind=note", organizer()))
                                .get("total")
                                .asInt())
                .isEqualTo(1);
        assertThat(others.calls("GET /api/bookings")).isEmpty();
        var second = json(get("/api/customers/" + ana + "/timeline?size=2&page=1", organizer()));
        assertThat(second.get("items").valueStream().map(entry -> entry.get("kind").asString()))
                .containsExactly("message", "booking");
        assertThat(get("/api/customers/" + ana + "/timeline?kind=x", organizer()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(get("/admin/customers/" + ana + "?kind=booking", organizer()))
                .bodyText()
                .contains("Jazz", "2 tickets for", "/admin/tickets/1184")
                .doesNotContain("Called", "Your tickets", "Not hers");
    }

    @Test
    void the_page_shows_all_of_it_and_only_admins_are_led_to_mails() {
        assertThat(get("/admin/customers/" + ana, organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Called", "Jazz", "Your tickets", "Lantern &lt;b&gt;Night", "162 of 200")
                .doesNotContain("/admin/mail/5", "<b>Night", "??");
        assertThat(get("/admin/customers/" + ana, admin())).bodyText().contains("/admin/mail/5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queued",
                "sending",
                "sent",
                "failed",
                "skipped",
                "kept",
                "uncertain",
                "erased"
            })
    void every_state_of_a_mail_has_a_word(String state) {
        others.on(
                "GET /api/mails",
                200,
                """
                {"items":[{"id":5,"kind":"booking-confirmed","subject":"Your tickets","recipient":"ana@example.org","status":"%s","created_at":"2021-01-02T03:04:06Z"}],
                 "page":0,"size":100,"total":1}\
                """
                        .formatted(state));
        assertThat(get("/admin/customers/" + ana, admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Your tickets")
                .doesNotContain("??");
    }

    @Test
    void what_happened_is_told_by_the_clock_of_who_reads_it_and_events_by_their_own() {
        others.on(
                "GET /events/api/by_customer/" + ana,
                200,
                """
                [{"id":7,"code":"EV07","name":"Lantern Night","date":"2031-11-28T20:00:00Z","time_zone":"Europe/Lisbon","total_tickets":200,"booked_count":162,"is_completed":false},
                 {"id":3,"name":"Spring Fair","date":"2020-04-01T10:00:00Z","total_tickets":50,"booked_count":50,"is_completed":true}]\
                """);
        var hanoi = inZone("Asia/Ho_Chi_Minh", 2, "organizer@ticket.local", "ORGANIZER");
        assertThat(get("/admin/customers/" + ana, hanoi))
                .bodyText()
                .contains("2 Jan 2021, 10:04", "28 Nov 2031, 20:00, Lisbon time")
                .as("an older event-service says no zone")
                .contains("1 Apr 2020, 17:00")
                .containsOnlyOnce("Ho Chi Minh time")
                .doesNotContain(" UTC");
        assertThat(get("/admin/customers/" + ana, organizer()))
                .as("the house")
                .bodyText()
                .contains("2 Jan 2021, 03:04");
        assertThat(get("/admin/customers?q=ana@example.org", hanoi))
                .bodyText()
                .containsOnlyOnce("Ho Chi Minh time");
        var first =
                json(get("/api/customers/" + ana + "/timeline", organizer())).get("items").get(0);
        assertThat(first.get("time_zone").asString()).isEqualTo("Europe/Lisbon");
    }

    @Test
    void who_is_down_or_refuses_costs_a_note_on_the_page_and_not_the_page() {
        others.on("GET /api/bookings", 503, "{}");
        others.on("GET /api/mails", 403, "{}");
        others.on("GET /events/api/by_customer/" + ana, 200, "no json");
        var page = json(get("/api/customers/" + ana + "/timeline", organizer()));
        assertThat(page.get("items").size()).isEqualTo(1);
        assertThat(page.get("missing").valueStream().map(kind -> kind.asString()))
                .containsExactlyInAnyOrder("event", "booking", "message");
        assertThat(get("/admin/customers/" + ana, organizer()))
                .hasStatusOk()
                .bodyText()
                .contains("Called")
                .contains("Their bookings cannot be shown just now")
                .contains("Mails to them cannot be shown just now")
                .contains("Their events cannot be shown just now");
    }

    @Test
    void all_are_asked_at_the_same_time_and_nobody_is_waited_for_long() {
        var all = new CountDownLatch(3);
        for (var request :
                List.of(
                        "GET /api/bookings",
                        "GET /api/mails",
                        "GET /events/api/by_customer/" + ana))
            others.on(
                    request,
                    call -> {
                        all.countDown();
                        var met = awaited(all, 30);
                        return new Answer(
                                met ? 200 : 500,
                                call.request().contains("/events/")
                                        ? "[]"
                                        : "{\"items\":[],\"total\":0}");
                    });
        assertThat(
                        json(get("/api/customers/" + ana + "/timeline", organizer()))
                                .get("missing")
                                .size())
                .isZero();

        var never = new CountDownLatch(1);
        others.on(
                "GET /api/bookings",
                call -> {
                    awaited(never, 120);
                    return new Answer(200, "{\"items\":[],\"total\":0}");
                });
        var start = Instant.now();
        assertThat(
                        json(get("/api/customers/" + ana + "/timeline", organizer()))
                                .get("missing")
                                .toString())
                .isEqualTo("[\"booking\"]");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
        never.countDown();
    }

    @Test
    void whoever_was_merged_into_the_customer_is_asked_about_too() {
        var other = add("Ana R", "other@example.org", organizer());
        others.on(
                "GET /events/api/by_customer/" + other,
                200,
                "[{\"id\":8,\"name\":\"Of the other\",\"date\":\"2031-01-01T20:00:00Z\",\"total_tickets\":1,\"booked_count\":0,\"is_completed\":false}]");
        post("/api/customers/" + ana + "/merge", "{\"other_id\":" + other + "}", organizer());
        assertThat(get("/admin/customers/" + ana, organizer())).bodyText().contains("Of the other");
        assertThat(others.calls("GET /api/mails"))
                .extracting(call -> call.query().replaceAll("&?size=\\d+&?", ""))
                .containsExactlyInAnyOrder(
                        "recipient=ana@example.org", "recipient=other@example.org");
    }

    private static boolean awaited(CountDownLatch latch, int seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
