package dev.marquee.event.feed;

import dev.marquee.event.category.Categories;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.CalendarEvent;
import dev.marquee.platform.value.CalendarFeed;
import dev.marquee.platform.value.Slug;
import dev.marquee.platform.web.Problems;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Calendars that anybody may subscribe to: an organiser's, and those of the kinds of events. The
 * address says the language, as what a program asks for is not what its reader reads.
 */
@Controller
class CalendarFeedController {

    private static final MediaType CALENDAR =
            MediaType.parseMediaType("text/calendar;charset=UTF-8;method=" + CalendarEvent.METHOD);

    private final FeedEvents events;
    private final Categories categories;
    private final MarqueeSettings settings;

    CalendarFeedController(FeedEvents events, Categories categories, MarqueeSettings settings) {
        this.events = events;
        this.categories = categories;
        this.settings = settings;
    }

    @GetMapping("/o/{organizer:\\d{1,18}}/calendar.ics")
    ResponseEntity<byte[]> ofOrganizer(
            @PathVariable long organizer,
            @RequestParam(defaultValue = "") String lang,
            ServletWebRequest request) {
        if (!events.isOrganizer(organizer)) throw Problems.notFound("calendar");
        var name = events.organizerName(organizer).orElse("Marquee");
        return answer(name, "/o/" + organizer, events.ofOrganizer(organizer, lang), request);
    }

    @GetMapping("/c/{category}/calendar.ics")
    ResponseEntity<byte[]> ofCategory(
            @PathVariable String category,
            @RequestParam(defaultValue = "") String lang,
            ServletWebRequest request) {
        var name =
                categories.all().stream()
                        .filter(one -> Slug.of(one).equals(category))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("calendar"));
        return answer(name, "/c/" + category, events.ofCategory(name, lang), request);
    }

    private ResponseEntity<byte[]> answer(
            String name, String page, List<FeedEvent> found, ServletWebRequest request) {
        var entries = found.stream().map(event -> event.entry(settings)).toList();
        var feed = new CalendarFeed(name, settings.publicUrl() + page, entries);
        return FeedAnswer.of(feed.file(), CALENDAR, request);
    }
}
