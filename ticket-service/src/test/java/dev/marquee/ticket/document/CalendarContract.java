package dev.marquee.ticket.document;

import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** A booking's event in the buyer's calendar. */
abstract class CalendarContract extends PaperTests {

    @Test
    void it_says_when_and_where_the_event_is() {
        var event = newEvent();
        var terms = terms(event, 5);
        terms.put("starts_at", "2027-07-02T18:00:00Z");
        terms.put("ends_at", "2027-07-02T21:30:00Z");
        assertThat(putTerms(terms)).hasStatus(204);
        var answer = calendar(booked(event, 2));
        assertThat(answer).hasContentTypeCompatibleWith("text/calendar");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"EV%d.ics\"".formatted(event));
        assertThat(lines(answer))
                .contains(
                        "METHOD:PUBLISH",
                        "UID:087326ca-1d32-3b2d-888a-14a2685b87e1-EV%d@marquee".formatted(event),
                        "SEQUENCE:1",
                        "BEGIN:VTIMEZONE",
                        "DTSTART;TZID=Europe/Lisbon:20270702T190000",
                        "DTEND;TZID=Europe/Lisbon:20270702T223000",
                        "SUMMARY:Fado at the river",
                        "LOCATION:Riverside Stage\\, Cais do Farol 8\\, Lisbon",
                        "STATUS:CONFIRMED");
    }

    @Test
    void a_change_of_the_event_raises_its_sequence_and_keeps_its_uid() {
        var event = onSale(5);
        var booking = booked(event, 1);
        var before = lines(calendar(booking));
        var terms = terms(event, 5);
        terms.put("version", 4);
        terms.put("name", "Fado indoors");
        assertThat(putTerms(terms)).hasStatus(204);
        var after = lines(calendar(booking));
        assertThat(before).contains("SEQUENCE:1");
        assertThat(after).contains("SEQUENCE:4", "SUMMARY:Fado indoors");
        assertThat(uid(after)).isEqualTo(uid(before));
    }

    @Test
    void a_booking_that_is_given_back_takes_the_entry_away_unless_the_buyer_has_another() {
        var event = onSale(5);
        var email = newBuyer();
        var first = json(book(body(event, 1, email)));
        var second = json(book(body(event, 1, email)));
        assertThat(cancel(first, keyOf(first))).hasStatusOk();
        assertThat(lines(calendar(first))).contains("STATUS:CONFIRMED");
        assertThat(cancel(second, keyOf(second))).hasStatusOk();
        assertThat(lines(calendar(first))).contains("STATUS:CANCELLED");
    }

    @Test
    void an_event_that_is_cancelled_is_cancelled_in_the_calendar() {
        var event = onSale(5);
        var booking = booked(event, 1);
        var terms = terms(event, 5);
        terms.put("version", 2);
        terms.put("status", "cancelled");
        assertThat(putTerms(terms)).hasStatus(204);
        assertThat(lines(calendar(booking))).contains("STATUS:CANCELLED", "SEQUENCE:2");
    }

    @Test
    void what_is_not_confirmed_or_somebody_elses_has_none() {
        var held = held(priced(newOrganizer()), 1, 0);
        assertProblem(calendar(held, keyOf(held)), 409, "invalid-state");
        assertProblem(calendar(held, request -> request), 404, "not-found");
    }

    private MvcTestResult calendar(JsonNode booking) {
        var answer = calendar(booking, keyOf(booking));
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private MvcTestResult calendar(JsonNode booking, RequestPostProcessor caller) {
        return mvc.get()
                .uri("/api/bookings/{id}/calendar.ics", id(booking))
                .with(caller)
                .exchange();
    }

    private static List<String> lines(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replace("\r\n ", "")
                .lines()
                .toList();
    }

    private static String uid(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    }
}
