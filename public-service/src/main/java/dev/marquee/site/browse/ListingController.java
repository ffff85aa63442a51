package dev.marquee.site.browse;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.value.Slug;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.PublicEvents;
import dev.marquee.site.client.PublicEvents.Search;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** What an organiser has on, and what there is of a kind: each with a calendar to subscribe to. */
@Controller
class ListingController {

    private static final int SIZE = 50;

    private final PublicEvents events;
    private final MarqueeSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    ListingController(
            PublicEvents events, MarqueeSettings settings, MessageSource messages, Clock clock) {
        this.events = events;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/o/{organizer:\\d{1,18}}")
    String organizer(
            @PathVariable long organizer,
            @RequestParam(defaultValue = "0") String page,
            Model model,
            Locale locale) {
        var name = events.organizerName(organizer);
        var title = name.orElseGet(() -> messages.getMessage("listing.unnamed", null, locale));
        var shown = fill(model, title, "/o/" + organizer, null, organizer, page, locale);
        if (name.isEmpty() && shown == null)
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        model.addAttribute("lookOf", shown == null ? null : shown.code());
        return "listing";
    }

    @GetMapping("/c/{slug}")
    String category(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") String page,
            Model model,
            Locale locale) {
        var name =
                events.categories().stream()
                        .filter(one -> Slug.of(one).equals(slug))
                        .findFirst()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var path = "/c/" + UriUtils.encodePathSegment(slug, StandardCharsets.UTF_8);
        fill(model, name, path, name, null, page, locale);
        return "listing";
    }

    /** The first event that is shown; null where there is none. */
    private @Nullable Event fill(
            Model model,
            String title,
            String path,
            @Nullable String category,
            @Nullable Long organizer,
            String page,
            Locale locale) {
        var now = clock.instant();
        var number = page.matches("\\d{1,5}") ? Integer.parseInt(page) : 0;
        var from = now.truncatedTo(ChronoUnit.MINUTES).toString();
        var found =
                events.find(new Search(null, category, from, null, organizer, false, number, SIZE));
        var site = settings.publicUrl().toString();
        var file = path + "/calendar.ics?lang=" + locale.getLanguage();
        model.addAttribute("title", title)
                .addAttribute("path", path)
                .addAttribute("canonical", site + path)
                .addAttribute("calendar", file)
                .addAttribute("subscribe", subscription(site, file))
                .addAttribute("lookOf", null)
                .addAttribute("found", found)
                .addAttribute(
                        "months", Month.of(found.items(), now, ZoneId.systemDefault(), locale));
        return found.items().isEmpty() ? null : found.items().getFirst();
    }

    /** Programs for calendars subscribe to what is opened with this scheme. */
    private static String subscription(String site, String file) {
        return site.replaceFirst("^https?:", "webcal:") + file;
    }
}
