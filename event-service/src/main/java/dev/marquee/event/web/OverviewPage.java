package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.SalesFigures;
import dev.marquee.event.client.SalesClient.Sales;
import dev.marquee.event.client.SalesClient.TypeSold;
import dev.marquee.event.customer.CustomerPicker;
import dev.marquee.event.hire.VenueHires;
import dev.marquee.event.notes.NoteForm;
import dev.marquee.event.notes.Notes;
import dev.marquee.platform.value.MoneyFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** The page of one event: how it sells, what can be done next, and what the staff noted. */
@Component
class OverviewPage {

    private final SalesFigures sales;
    private final VenueHires hires;
    private final Notes notes;
    private final CustomerPicker customers;
    private final Clock clock;

    OverviewPage(
            SalesFigures sales,
            VenueHires hires,
            Notes notes,
            CustomerPicker customers,
            Clock clock) {
        this.sales = sales;
        this.hires = hires;
        this.notes = notes;
        this.customers = customers;
        this.clock = clock;
    }

    ModelAndView show(EventView event, HttpStatusCode status, Model model) {
        if (!model.containsAttribute("noteForm"))
            model.addAttribute("noteForm", new NoteForm(null));
        var customer = event.customerId();
        var figures = sales.of(event);
        model.addAttribute("event", event)
                .addAttribute("money", money(event))
                .addAttribute("revenue", figures.map(OverviewPage::revenue).orElseGet(Map::of))
                .addAttribute("sales", figures.orElse(null))
                .addAttribute("takenOf", figures.map(OverviewPage::takenOf).orElseGet(Map::of))
                .addAttribute("daysToGo", daysToGo(event))
                .addAttribute("begun", hasBegun(event))
                .addAttribute("venueLost", hires.isLost(event.id()))
                .addAttribute("customer", customer == null ? null : customers.words(customer))
                .addAttribute("notes", notes.of(event.id()));
        var page = new ModelAndView("events/overview", model.asMap());
        page.setStatus(status);
        return page;
    }

    private static MoneyFormat money(EventView event) {
        var amounts =
                Stream.concat(
                                event.ticketTypes().stream()
                                        .flatMap(type -> Stream.of(type.price(), type.minPrice())),
                                Stream.of(event.refundPolicy().fee()))
                        .filter(Objects::nonNull)
                        .toList();
        return MoneyFormat.of(event.currency(), LocaleContextHolder.getLocale(), amounts);
    }

    private static Map<String, String> revenue(Sales sales) {
        return sales.totals().revenue().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                sum ->
                                        MoneyFormat.text(
                                                sum.getValue(),
                                                sum.getKey(),
                                                LocaleContextHolder.getLocale())));
    }

    private static Map<Long, Integer> takenOf(Sales sales) {
        return sales.ticketTypes().stream()
                .collect(Collectors.toMap(TypeSold::id, type -> type.sold() + type.reserved()));
    }

    boolean hasBegun(EventView event) {
        return !clock.instant().isBefore(event.startsAt().toInstant());
    }

    /** In days of the place; negative once it has been. */
    private long daysToGo(EventView event) {
        var zone = ZoneId.of(event.timeZone());
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(clock.instant(), zone),
                event.startsAt().atZoneSameInstant(zone).toLocalDate());
    }
}
