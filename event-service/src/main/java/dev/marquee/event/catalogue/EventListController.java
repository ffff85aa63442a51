package dev.marquee.event.catalogue;

import dev.marquee.platform.security.Caller;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of events for those who run them. */
@Controller
class EventListController {

    private final EventViews views;
    private final Categories categories;

    EventListController(EventViews views, Categories categories) {
        this.views = views;
        this.categories = categories;
    }

    @GetMapping("/admin/events")
    String list(@Valid EventQuery query, Caller caller, Model model) {
        var filter = EventFilter.of(caller);
        var status = query.status() == null ? "" : query.status();
        EventStatus.of(status).ifPresent(filter::withStatus);
        var counts = views.counts(EventFilter.of(caller), query);
        model.addAttribute("events", views.page(filter, query));
        model.addAttribute("tabs", tabs(counts));
        model.addAttribute("query", query);
        model.addAttribute("status", status.equals("all") ? "" : status);
        model.addAttribute("categories", categories.all());
        model.addAttribute("baseUrl", address(query));
        return "events/list";
    }

    /** The number of events by state; "" is all of them. */
    private static Map<String, Long> tabs(Map<EventStatus, Long> counts) {
        var tabs = new LinkedHashMap<String, Long>();
        tabs.put("", counts.values().stream().mapToLong(Long::longValue).sum());
        Stream.of(
                        EventStatus.PUBLISHED,
                        EventStatus.DRAFT,
                        EventStatus.SOLD_OUT,
                        EventStatus.COMPLETED,
                        EventStatus.CANCELLED)
                .forEach(status -> tabs.put(status.word(), counts.getOrDefault(status, 0L)));
        return tabs;
    }

    /** This list's own address, without the page. */
    private static String address(EventQuery query) {
        var address = UriComponentsBuilder.fromPath("/admin/events");
        add(address, "q", query.q());
        add(address, "category", query.category());
        add(address, "from", query.from());
        add(address, "status", query.status());
        add(address, "sort", query.sort());
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank())
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
}
