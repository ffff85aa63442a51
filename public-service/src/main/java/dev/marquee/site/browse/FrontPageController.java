package dev.marquee.site.browse;

import dev.marquee.platform.value.Slug;
import dev.marquee.site.client.PublicEvents;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class FrontPageController {

    private static final List<String> TIMES = List.of("today", "weekend", "month", "next-month");

    private final PublicEvents events;
    private final Clock clock;

    FrontPageController(PublicEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/")
    String show(EventSearch search, Model model, Locale locale) {
        var zone = ZoneId.systemDefault();
        var now = clock.instant();
        var found = events.find(search.toSearch(now, zone));
        var months = Month.of(found.items(), now, zone, locale);
        model.addAttribute("search", search)
                .addAttribute("times", TIMES)
                .addAttribute("categories", events.categories())
                .addAttribute("months", months)
                .addAttribute("found", found)
                .addAttribute("address", search.address());
        kindPage(search.category()).ifPresent(page -> model.addAttribute("kindPage", page));
        if (!search.filtered() && search.pageNumber() == 0)
            featured(months).ifPresent(event -> model.addAttribute("featured", event));
        return "home";
    }

    /** The page of the kind of events that is looked for, which has a calendar. */
    private Optional<String> kindPage(@Nullable String category) {
        return events.categories().stream()
                .filter(kind -> kind.equals(category))
                .map(Slug::of)
                .filter(slug -> !slug.isEmpty())
                .findFirst();
    }

    /** What most people want and some still can have. */
    private static Optional<EventCard> featured(List<Month> months) {
        return months.stream()
                .flatMap(month -> month.events().stream())
                .filter(event -> !event.soldOut())
                .max(Comparator.comparingDouble(EventCard::share));
    }
}
