package dev.marquee.site.document;

import dev.marquee.site.SeeOther;
import dev.marquee.site.booking.BookingAccess;
import dev.marquee.site.client.DocumentClient;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.lookup.LookupCookie;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;

/**
 * Tickets as a PDF and for calendars. Where a booking has none, or no longer, its page says why.
 */
@Controller
class DocumentController {

    private static final String TOKEN = "/t/{token:[0-9a-z]{1,13}-[0-9a-z]{25}}";

    private final TicketClient tickets;
    private final DocumentClient documents;

    DocumentController(TicketClient tickets, DocumentClient documents) {
        this.tickets = tickets;
        this.documents = documents;
    }

    @GetMapping("/bookings/{id:\\d{1,18}}/tickets.pdf")
    Object pdf(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key) {
        return file("/bookings/" + id, () -> documents.ticketDownload(id, key, null, null));
    }

    @GetMapping("/bookings/{id:\\d{1,18}}/calendar.ics")
    Object calendar(
            @PathVariable long id,
            @CookieValue(name = BookingAccess.COOKIE, required = false) @Nullable String key) {
        return file("/bookings/" + id, () -> documents.calendar(id, key, null, null));
    }

    @GetMapping("/lookup/bookings/{id:\\d{1,18}}/tickets.pdf")
    Object lookedUpPdf(
            @PathVariable long id,
            @CookieValue(name = LookupCookie.NAME, required = false) @Nullable String token) {
        return file("/lookup/tickets", () -> documents.ticketDownload(id, null, token, null));
    }

    @GetMapping("/lookup/bookings/{id:\\d{1,18}}/calendar.ics")
    Object lookedUpCalendar(
            @PathVariable long id,
            @CookieValue(name = LookupCookie.NAME, required = false) @Nullable String token) {
        return file("/lookup/tickets", () -> documents.calendar(id, null, token, null));
    }

    @GetMapping(TOKEN + "/tickets.pdf")
    Object linkedPdf(@PathVariable String token) {
        return file(
                "/t/" + token, () -> documents.ticketDownload(bookingOf(token), null, null, token));
    }

    @GetMapping(TOKEN + "/calendar.ics")
    Object linkedCalendar(@PathVariable String token) {
        return file("/t/" + token, () -> documents.calendar(bookingOf(token), null, null, token));
    }

    private long bookingOf(String token) {
        return tickets.link(token).booking().id();
    }

    private static Object file(String page, Supplier<ResponseEntity<byte[]>> file) {
        try {
            var answer = file.get();
            return ResponseEntity.ok()
                    .contentType(Objects.requireNonNull(answer.getHeaders().getContentType()))
                    .headers(headers ->
                            headers.setContentDisposition(
                                    answer.getHeaders().getContentDisposition()))
                    .body(answer.getBody());
        } catch (HttpClientErrorException.Conflict | HttpClientErrorException.Gone e) {
            return SeeOther.at(page);
        }
    }
}
