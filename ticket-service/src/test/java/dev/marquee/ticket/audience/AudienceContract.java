package dev.marquee.ticket.audience;

import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.RunningService;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Who is written to, as notification-service asks for it. */
abstract class AudienceContract extends RunningService {

    private static final AtomicLong ORGANIZERS = new AtomicLong(88_000);

    private final long organizer = ORGANIZERS.incrementAndGet();

    @Test
    void seven_tickets_of_one_address_are_one_person() {
        var first = onSale("Lantern Night", 50, organizer);
        var second = onSale("Lantern Morning", 50, organizer);
        var email = "ana-" + organizer + "@example.org";
        book(first, 4, "Ana Silva", email);
        book(second, 3, "Ana Silva", email);

        var page = asked("", "{\"audience\":{\"events\":[%d,%d]}}".formatted(first, second));

        assertThat(page.get("people")).hasSize(1);
        assertThat(page.at("/people/0/tickets")).hasSize(7);
        assertThat(page.at("/people/0/address").asString()).isEqualTo(email);
        assertThat(page.at("/people/0/news").asBoolean()).isFalse();
        assertThat(page.get("more").asBoolean()).isFalse();
        var count = asked("/count", "{\"events\":[%d,%d]}".formatted(first, second));
        assertThat(count.get("people").asLong()).isEqualTo(1);
        assertThat(count.get("tickets").asLong()).isEqualTo(7);
    }

    @Test
    void a_holder_gets_the_link_of_the_own_ticket_and_never_that_of_the_booking() {
        var event = onSale("Lantern Night", 50, organizer);
        var booking = book(event, 2, "Ana Silva", "ana2-" + organizer + "@example.org");
        var ticket = booking.at("/tickets/0/id").asLong();
        jdbc.sql(
                        "update ticket set attendee_name = 'Bea', attendee_email = ?, revision = 1, handed_on_at = ? where id = ?")
                .params(
                        "bea-" + organizer + "@example.org",
                        clock.instant().atOffset(java.time.ZoneOffset.UTC),
                        ticket)
                .update();

        var people =
                asked(
                        "/check",
                        "{\"audience\":{\"events\":[%d]},\"tickets\":%s}"
                                .formatted(
                                        event,
                                        List.of(ticket, booking.at("/tickets/1/id").asLong())));

        assertThat(people).hasSize(2);
        var ana = people.get(0);
        var bea = people.get(1);
        assertThat(ana.get("name").asString()).isEqualTo("Ana Silva");
        assertThat(ana.get("tickets")).hasSize(1);
        assertThat(ana.get("booking_id").asLong()).isEqualTo(booking.get("id").asLong());
        var link = ana.get("link").asString();
        assertThat(
                        mvc.get()
                                .uri("/internal/bookings/link/facts")
                                .with(service())
                                .header("Booking-Link", link.substring(link.indexOf("/t/") + 3)))
                .hasStatusOk();
        assertThat(bea.get("name").asString()).isEqualTo("Bea");
        assertThat(bea.get("tickets")).hasSize(1);
        assertThat(bea.get("booking_id").isNull()).isTrue();
        assertThat(bea.get("link").asString()).contains("/h/").doesNotContain("/t/");
    }

    @Test
    void who_cancelled_is_meant_no_more_and_a_page_has_no_links() {
        var event = onSale("Lantern Night", 50, organizer);
        var booking = book(event, 1, "Ana Silva", "ana3-" + organizer + "@example.org");
        var body = "{\"audience\":{\"events\":[%d]},\"after\":\"\",\"most\":5}".formatted(event);
        assertThat(asked("", body).at("/people/0/link").isNull()).isTrue();

        mvc.post()
                .uri("/api/bookings/{id}/cancel", booking.get("id").asLong())
                .header("Booking-Key", booking.get("access_key").asString())
                .exchange();

        assertThat(asked("", body).get("people")).isEmpty();
        var tickets = List.of(booking.at("/tickets/0/id").asLong());
        assertThat(
                        asked(
                                "/check",
                                "{\"audience\":{\"events\":[%d]},\"tickets\":%s}"
                                        .formatted(event, tickets)))
                .isEmpty();
    }

    @Test
    void who_ticked_the_box_wants_news_of_that_organiser_and_nobody_else_does() {
        var event = onSale("Lantern Night", 50, organizer);
        var other = onSale("Other Night", 50, organizer + 50_000);
        var ana = "ana4-" + organizer + "@example.org";
        post(
                "/api/bookings",
                201,
                "{\"event_id\":%d,\"quantity\":1,\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\",\"news_consent\":true}"
                        .formatted(event, ana));
        book(other, 1, "Ana", ana);
        book(event, 1, "Bea", "bea4-" + organizer + "@example.org");

        var people = asked("", "{\"audience\":{\"events\":[%d]}}".formatted(event)).get("people");
        assertThat(people.get(0).get("news").asBoolean()).isTrue();
        assertThat(people.get(1).get("news").asBoolean()).isFalse();
        assertThat(
                        asked("", "{\"audience\":{\"events\":[%d]}}".formatted(other))
                                .at("/people/0/news")
                                .asBoolean())
                .isFalse();
        assertThat(
                        jdbc.sql(
                                        "select text_version from consent where address_key = ? and organizer_id = ? and given")
                                .params(ana, organizer)
                                .query(Integer.class)
                                .list())
                .containsExactly(1);

        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"erase-%s\",\"email\":\"%s\"}]}"
                                                .formatted(ana, ana)))
                .hasStatus2xxSuccessful();
        assertThat(
                        jdbc.sql("select address_key from consent where organizer_id = ?")
                                .param(organizer)
                                .query(String.class)
                                .list())
                .singleElement()
                .asString()
                .doesNotContain("@");
    }

    @Test
    void events_are_those_of_the_organiser_and_what_is_asked_must_make_sense() {
        var event = onSale("Lantern Night", 50, organizer);
        var events =
                json(
                        mvc.get()
                                .uri("/internal/audiences/events?organizer={id}", organizer)
                                .with(service())
                                .exchange());
        assertThat(events).hasSize(1);
        assertThat(events.at("/0/id").asLong()).isEqualTo(event);
        assertThat(events.at("/0/organizer_id").asLong()).isEqualTo(organizer);
        assertThat(events.at("/0/types/0/name").asString()).isEqualTo("Standing");
        assertThat(exchange("/count", "{\"events\":[]}")).hasStatus(422);
        assertThat(exchange("/count", "{\"events\":[1],\"states\":[\"sold\"]}")).hasStatus(422);
    }

    private JsonNode asked(String path, String body) {
        var answer = exchange(path, body);
        assertThat(answer).hasStatusOk();
        return json(answer);
    }

    private MvcTestResult exchange(String path, String body) {
        return mvc.post()
                .uri("/internal/audiences" + path)
                .with(service())
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
