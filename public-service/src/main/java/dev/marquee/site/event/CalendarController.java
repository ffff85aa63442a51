package dev.marquee.site.event;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.CalendarEvent;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.EventClient;
import java.time.Clock;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class CalendarController {

    private static final MediaType CALENDAR =
            MediaType.parseMediaType("text/calendar;charset=UTF-8;method=" + CalendarEvent.METHOD);

    private final EventClient events;
    private final MarqueeSettings settings;
    private final Clock clock;

    CalendarController(EventClient events, MarqueeSettings settings, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** The event for the reader's calendar. */
    @GetMapping("/e/{code}/calendar.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String code) {
        var event = events.event(code);
        var file = ContentDisposition.attachment().filename(event.code() + ".ics").build();
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(entry(event).file());
    }

    private CalendarEvent entry(Event event) {
        return new CalendarEvent(
                settings.uid(event.code()),
                event.version(),
                clock.instant(),
                event.updatedAt(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.name(),
                event.location(),
                settings.publicUrl() + "/e/" + event.code(),
                event.status().equals("cancelled"));
    }
}
