package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.customer.CustomerPicker;
import dev.marquee.event.web.VenueChoices.Wish;
import dev.marquee.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Parts of the form that a browser with JavaScript asks for again while one types. */
@Controller
@RequestMapping("/admin/events")
class EventFormHelp {

    private final EventViews views;
    private final VenueChoices venues;
    private final CustomerPicker customers;
    private final HireCost cost;

    EventFormHelp(EventViews views, VenueChoices venues, CustomerPicker customers, HireCost cost) {
        this.views = views;
        this.venues = venues;
        this.customers = customers;
        this.cost = cost;
    }

    /**
     * The venues that are free then.
     *
     * @param event that the form changes; empty for a new one
     */
    @GetMapping("/venues")
    String venues(
            @ModelAttribute("wish") Wish wish,
            @RequestParam(defaultValue = "") String event,
            Caller caller,
            Model model) {
        var stored = views.findOwn(event, caller).orElse(null);
        model.addAttribute("venues", venues.free(wish, stored));
        return "events/venue :: options";
    }

    /** What the chosen venue costs for the time, and whether it holds that many people. */
    @GetMapping("/venues/price")
    String price(
            @ModelAttribute("wish") Wish wish,
            @RequestParam MultiValueMap<String, String> sent,
            Model model) {
        model.addAttribute("cost", cost.of(wish, tickets(sent)));
        return "events/venue :: cost";
    }

    private static long tickets(MultiValueMap<String, String> sent) {
        return sent.keySet().stream()
                .filter(field -> field.matches("(ticketTypes|pools)\\[\\d{1,2}]\\.quantity"))
                .filter(field -> isCounted(field, sent))
                .map(field -> text(sent, field))
                .filter(number -> number.matches("\\d{1,7}"))
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** What shares a pool is counted with it. */
    private static boolean isCounted(String field, MultiValueMap<String, String> sent) {
        return field.startsWith("pools") || text(sent, field.replace("quantity", "pool")).isEmpty();
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        var value = sent.getFirst(field);
        return value == null ? "" : value.strip();
    }

    @GetMapping("/customers")
    String customers(@RequestParam(defaultValue = "") String customer, Model model) {
        model.addAttribute("customers", customers.choices(customer));
        return "events/customer :: options";
    }

    /** A description as buyers will see it. */
    @PostMapping("/preview")
    String preview(@RequestParam(required = false) @Nullable String description, Model model) {
        model.addAttribute("description", description);
        return "events/preview :: text";
    }
}
