package dev.marquee.site.event;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.site.client.EventClient;
import java.nio.charset.StandardCharsets;
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
            new MediaType("text", "calendar", StandardCharsets.UTF_8);

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
                .body(
                        CalendarFile.of(event, settings.publicUrl(), clock.instant())
                                .getBytes(StandardCharsets.UTF_8));
    }
}
