package dev.marquee.ticket.calendar;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.CalendarEvent;
import dev.marquee.platform.value.CalendarFeed;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.document.BookingCalendar;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A buyer's events, for whoever knows the secret address: a calendar program cannot sign in. */
@Controller
class OwnCalendarController {

    private static final MediaType CALENDAR =
            MediaType.parseMediaType("text/calendar;charset=UTF-8;method=" + CalendarEvent.METHOD);

    private final CalendarAddresses addresses;
    private final BookingCalendar calendar;
    private final MarqueeSettings settings;
    private final MessageSource messages;

    OwnCalendarController(
            CalendarAddresses addresses,
            BookingCalendar calendar,
            MarqueeSettings settings,
            MessageSource messages) {
        this.addresses = addresses;
        this.calendar = calendar;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping("/calendar/{secret:[A-Za-z0-9_-]{22}}.ics")
    ResponseEntity<byte[]> show(@PathVariable String secret, Locale locale) {
        var email = addresses.opened(secret).orElseThrow(() -> Problems.notFound("calendar"));
        var feed =
                new CalendarFeed(
                        messages.getMessage("calendar.name", null, locale),
                        settings.publicUrl() + "/my",
                        calendar.entriesOf(email));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer")
                .body(feed.file());
    }
}
