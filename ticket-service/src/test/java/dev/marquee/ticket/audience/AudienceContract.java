package dev.marquee.ticket.audience;

import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.RunningService;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.CorrectBuyer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Who is written to, as notification-service asks for it. */
abstract class AudienceContract extends RunningService {

    @Autowired private CorrectBuyer correctBuyer;

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
    void a_ticket_of_an_erased_holder_does_not_fall_back_to_its_buyer() {
        var event = onSale("Lantern Night", 50, organizer);
        var ana = "ana6-" + organizer + "@example.org";
        var booking = book(event, 4, "Ana Silva", ana);
        var cleo = "cleo-" + organizer + "@example.org";
        // handed on and erased; handed on; only named and erased; the buyer's
        handOn(booking.at("/tickets/0/id").asLong(), cleo, 1);
        handOn(booking.at("/tickets/1/id").asLong(), "dan-" + organizer + "@example.org", 1);
        handOn(booking.at("/tickets/2/id").asLong(), cleo, 0);

        erase(cleo);

        var people = asked("", "{\"audience\":{\"events\":[%d]}}".formatted(event)).get("people");
        assertThat(people).hasSize(2);
        assertThat(people.at("/0/address").asString()).isEqualTo(ana);
        assertThat(people.at("/0/tickets").findValuesAsString("id"))
                .containsExactlyInAnyOrder(
                        booking.at("/tickets/2/id").asString(),
                        booking.at("/tickets/3/id").asString());
        assertThat(people.at("/1/address").asString()).startsWith("dan-");
        assertThat(asked("/count", "{\"events\":[%d]}".formatted(event)).get("tickets").asLong())
                .isEqualTo(3);
    }

    /** PostgreSQL knows no text with such characters. */
    @Test
    void control_characters_are_refused() {
        var event = onSale("Lantern Night", 50, organizer);
        for (var part :
                List.of(
                        "\"sections\":[\"\\u0000\"]",
                        "\"seats\":[\"\\u0000\"]",
                        "\"languages\":[\"\\u0000\"]",
                        "\"code\":\"\\u0000\""))
            assertThat(
                            mvc.post()
                                    .uri("/internal/audiences/count")
                                    .with(service())
                                    .contentType(APPLICATION_JSON)
                                    .content("{\"events\":[%d],%s}".formatted(event, part)))
                    .as(part)
                    .hasStatus4xxClientError();
    }

    private void handOn(long ticket, String to, int revision) {
        jdbc.sql(
                        "update ticket set attendee_name = 'Cleo', attendee_email = ?, revision = ?, handed_on_at = cast(? as timestamp with time zone) where id = ?")
                .params(
                        to,
                        revision,
                        revision == 0 ? null : clock.instant().atOffset(java.time.ZoneOffset.UTC),
                        ticket)
                .update();
    }

    private void erase(String address) {
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"erase-%s\",\"email\":\"%s\"}]}"
                                                .formatted(address, address)))
                .hasStatus2xxSuccessful();
    }

    /** Whoever mistyped an address ticked the box for somebody else. */
    @Test
    void a_wish_ends_where_the_address_of_its_booking_is_corrected() {
        var event = onSale("Lantern Night", 50, organizer);
        var typo = "typo-" + organizer + "@example.org";
        var right = "right-" + organizer + "@example.org";
        var corrected = bookedWithWish(event, typo);
        var kept = bookedWithWish(event, "kept-" + organizer + "@example.org");
        bookedWithWish(event, "kept-" + organizer + "@example.org");
        book(event, 1, "Typo", typo);

        correct(corrected, right);
        correct(kept, "other-" + organizer + "@example.org");

        assertThat(news(event, typo)).as("of somebody else").isFalse();
        assertThat(news(event, right)).as("who did not say so").isFalse();
        assertThat(news(event, "other-" + organizer + "@example.org")).isFalse();
        assertThat(news(event, "kept-" + organizer + "@example.org")).as("twice").isTrue();

        erase(right);
        assertThat(
                        jdbc.sql("select count(*) from consent where address_key in (?, ?)")
                                .params(typo, right)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(news(event, "kept-" + organizer + "@example.org")).isTrue();
    }

    private JsonNode bookedWithWish(long event, String email) {
        return post(
                "/api/bookings",
                201,
                "{\"event_id\":%d,\"quantity\":1,\"buyer_name\":\"Ana\",\"buyer_email\":\"%s\",\"news_consent\":true}"
                        .formatted(event, email));
    }

    private void correct(JsonNode booking, String email) {
        correctBuyer.handle(
                booking.get("id").asLong(),
                before -> new CorrectBuyer.Buyer("Ana", new EmailAddress(email), null),
                new Actor("Rita", true));
    }

    private boolean news(long event, String address) {
        for (var person :
                asked("", "{\"audience\":{\"events\":[%d]}}".formatted(event)).get("people"))
            if (person.get("address").asString().equals(address))
                return person.get("news").asBoolean();
        throw new AssertionError("nobody is " + address);
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
