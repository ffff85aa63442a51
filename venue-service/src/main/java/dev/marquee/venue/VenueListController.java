package dev.marquee.venue;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.export.Table;
import dev.marquee.platform.web.ListAddress;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of venues, for those who run events in them. */
@Controller
class VenueListController {

    private static final int PAGE_SIZE = 20;

    private final VenueViews views;
    private final Exports exports;
    private final MessageSource messages;

    VenueListController(VenueViews views, Exports exports, MessageSource messages) {
        this.views = views;
        this.exports = exports;
        this.messages = messages;
    }

    @InitBinder("venueQuery")
    void checkTimes(WebDataBinder binder) {
        binder.addValidators(
                Validator.forInstanceOf(VenueQuery.class, (query, errors) -> query.check(errors)));
    }

    /**
     * After a change the list is shown anew, with {@code done} in the address for the words that
     * say so. A filter that is none is shown as wrong, and nothing is listed.
     */
    @GetMapping("/admin/venues")
    String list(
            @Valid VenueQuery venueQuery,
            BindingResult errors,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) @Nullable String done,
            Locale locale,
            Model model) {
        if (done != null)
            model.addAttribute(
                    "flash", messages.getMessage("venues.done." + done, null, null, locale));
        model.addAttribute(
                "venues",
                errors.hasErrors()
                        ? Page.<VenueView>empty(PageRequest.ofSize(PAGE_SIZE))
                        : views.pageOrLast(venueQuery.filter(), page, PAGE_SIZE));
        model.addAttribute("list", address(venueQuery));
        model.addAttribute("types", views.types());
        return "venues/list";
    }

    @GetMapping("/admin/venues/export.{format:csv|xlsx}")
    void export(
            @PathVariable Format format,
            @Valid VenueQuery venueQuery,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        exports.send(table(locale), format, views.export(venueQuery.filter()), response);
    }

    private Table<VenueView> table(Locale locale) {
        return Table.<VenueView>named("venues")
                .column(word("venues.column.id", locale), VenueView::id)
                .column(word("venue.name", locale), VenueView::name)
                .column(word("venue.type", locale), VenueView::type)
                .column(word("venues.column.capacity", locale), VenueView::capacity)
                .column(word("venue.address", locale), VenueView::address)
                .column(word("venue.price", locale), venue -> new BigDecimal(venue.pricePerHour()))
                .column(word("venue.currency", locale), VenueView::currency)
                .column(word("venue.timeZone", locale), VenueView::timeZone)
                .column(
                        word("venues.column.state", locale),
                        venue -> word("state." + venue.status().word(), locale));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static ListAddress address(VenueQuery query) {
        return ListAddress.of("/admin/venues")
                .with("q", query.q())
                .with("type", query.type())
                .with("min_capacity", query.minCapacity())
                .with("status", query.status())
                .with("free_from", query.freeFrom())
                .with("free_until", query.freeUntil())
                .sortedBy(query.sort());
    }
}
