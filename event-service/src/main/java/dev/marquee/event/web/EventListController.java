package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventFilter;
import dev.marquee.event.catalogue.EventPage;
import dev.marquee.event.catalogue.EventQuery;
import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.category.Categories;
import dev.marquee.event.seating.PlanUses;
import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.ListAddress;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of events for those who run them, as a table or as cards. */
@Controller
@RequestMapping("/admin/events")
class EventListController {

    private final EventViews views;
    private final Categories categories;
    private final PlanUses plans;
    private final Exports exports;
    private final MessageSource messages;

    EventListController(
            EventViews views,
            Categories categories,
            PlanUses plans,
            Exports exports,
            MessageSource messages) {
        this.views = views;
        this.categories = categories;
        this.plans = plans;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @Valid EventQuery query,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(required = false) @Nullable String done,
            Caller caller,
            Locale locale,
            Model model) {
        var cards = view.equals("cards");
        var counts = views.counts(EventFilter.of(caller), query);
        if (done != null && done.matches("EV\\d{2,17}"))
            model.addAttribute(
                    "flash",
                    messages.getMessage("events.done.delete", new Object[] {done}, locale));
        model.addAttribute("events", page(query, caller))
                .addAttribute("tabs", tabs(counts))
                .addAttribute("query", query)
                .addAttribute("status", status(query))
                .addAttribute("cards", cards)
                .addAttribute("categories", categories.all())
                .addAttribute("list", address(query, cards ? "cards" : null, status(query)))
                .addAttribute("table", address(query, null, status(query)).all())
                .addAttribute("asCards", address(query, "cards", status(query)).all())
                .addAttribute("anyState", address(query, cards ? "cards" : null, null).all());
        return "events/list";
    }

    /** How many events have a seat plan, for the pages of the plan: organisers share venues. */
    @GetMapping(params = "part=uses")
    String uses(@RequestParam long plan, Model model) {
        model.addAttribute("uses", plans.of(List.of(plan)).getOrDefault(plan, 0));
        return "events/uses :: uses";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    void export(
            @Valid EventQuery query,
            @PathVariable Format format,
            Caller caller,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var events = views.all(filter(query, caller), query);
        exports.send(file(locale), format, events::iterator, response);
    }

    private Table<EventView> file(Locale locale) {
        return Table.<EventView>named("events")
                .column(head("code", locale), EventView::code)
                .column(head("name", locale), EventView::name)
                .column(head("category", locale), EventView::category)
                .column(head("starts", locale), EventView::startsAt)
                .column(head("ends", locale), EventView::endsAt)
                .column(head("zone", locale), EventView::timeZone)
                .column(head("place", locale), EventView::location)
                .column(head("state", locale), event -> state(event, locale))
                .column(head("tickets", locale), EventView::totalTickets)
                .column(head("taken", locale), EventView::bookedCount)
                .column(head("price", locale), event -> new BigDecimal(event.price()))
                .column(head("currency", locale), EventView::currency)
                .column(head("quota", locale), EventView::quota)
                .moment(head("created", locale), event -> event.createdAt().toInstant());
    }

    private String head(String column, Locale locale) {
        return messages.getMessage("events.file." + column, null, locale);
    }

    private String state(EventView event, Locale locale) {
        return messages.getMessage("state." + event.status().word(), null, locale);
    }

    /** The page that is asked for, or the last one. */
    private EventPage page(EventQuery query, Caller caller) {
        var page = views.page(filter(query, caller), query);
        if (!page.items().isEmpty() || page.total() == 0) return page;
        return views.page(filter(query, caller), query.onPage(page.last()));
    }

    private static EventFilter filter(EventQuery query, Caller caller) {
        var filter = EventFilter.of(caller);
        EventStatus.of(status(query)).ifPresent(filter::withStatus);
        return filter;
    }

    private static String status(EventQuery query) {
        return query.status() == null || query.status().equals("all") ? "" : query.status();
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

    private static ListAddress address(
            EventQuery query, @Nullable String view, @Nullable String status) {
        return ListAddress.of("/admin/events")
                .with("q", query.q())
                .with("category", query.category())
                .with("from", query.from())
                .with("to", query.to())
                .with("venue", query.venue())
                .with("available", Boolean.TRUE.equals(query.available()) ? "true" : null)
                .with("status", status)
                .shownAs("view", view)
                .sortedBy(query.sort());
    }
}
