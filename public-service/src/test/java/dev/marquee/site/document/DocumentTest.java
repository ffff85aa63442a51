package dev.marquee.site.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A booking's tickets as files, by each way to the booking. */
class DocumentTest extends SitePages {

    private static final String TOKEN = "ww-0123456789abcdefghijklmno";
    private static final String NAME = "attachment; filename*=UTF-8''%C4%90%C3%AAm.x";

    @ParameterizedTest
    @CsvSource({
        "/bookings/1184/tickets.pdf, ticket-download, application/pdf",
        "/bookings/1184/calendar.ics, calendar.ics, text/calendar",
        "/lookup/bookings/1184/tickets.pdf, ticket-download, application/pdf",
        "/lookup/bookings/1184/calendar.ics, calendar.ics, text/calendar",
        "/t/ww-0123456789abcdefghijklmno/tickets.pdf, ticket-download, application/pdf",
        "/t/ww-0123456789abcdefghijklmno/calendar.ics, calendar.ics, text/calendar"
    })
    void it_comes_to_whoever_may_see_the_booking(String path, String api, String type) {
        neighbours.on("GET /api/bookings/link", 200, link());
        neighbours.on(
                "GET /api/bookings/1184/" + api,
                call ->
                        "the-key".equals(call.header("Booking-Key"))
                                        || "the-lookup".equals(call.header("Lookup-Token"))
                                        || TOKEN.equals(call.header("Booking-Link"))
                                ? new Neighbours.Answer(
                                        200,
                                        "the file",
                                        Map.of("Content-Type", type, "Content-Disposition", NAME))
                                : Neighbours.problem(404, "not-found", ""));

        var answer = open(path, "the-key", "the-lookup");
        assertThat(answer)
                .hasStatusOk()
                .hasContentTypeCompatibleWith(type)
                .hasBodyTextEqualTo("the file");
        assertThat(answer).hasHeader("Cache-Control", "no-store");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%C4%90%C3%AAm.x");
        if (!path.startsWith("/t/")) assertThat(open(path, "wrong", "wrong")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/bookings/1184/tickets.pdf, ticket-download, /bookings/1184",
        "/lookup/bookings/1184/tickets.pdf, ticket-download, /lookup/tickets",
        "/t/ww-0123456789abcdefghijklmno/tickets.pdf, ticket-download, /t/ww-0123456789abcdefghijklmno",
        "/bookings/1184/calendar.ics, calendar.ics, /bookings/1184"
    })
    void where_there_is_none_the_booking_says_why(String path, String api, String page) {
        neighbours.on("GET /api/bookings/link", 200, link());
        neighbours.on(
                "GET /api/bookings/1184/" + api,
                call -> Neighbours.problem(409, "invalid-state", ""));
        assertThat(open(path, "the-key", "the-lookup")).hasStatus(303).hasHeader("Location", page);
    }

    private MvcTestResult open(String path, String key, String lookup) {
        return mvc.get()
                .uri(Objects.requireNonNull(path))
                .cookie(new Cookie("marquee_booking", key), new Cookie("marquee_lookup", lookup))
                .exchange();
    }

    private static String link() {
        return "{\"booking\":%s,\"valid_until\":\"2030-11-29T20:00:00Z\"}"
                .formatted(Samples.booking(1184, "confirmed", "Ana", 1, ""));
    }
}
