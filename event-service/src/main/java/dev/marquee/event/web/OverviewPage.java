package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.SalesFigures;
import dev.marquee.event.client.SalesClient.Money;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
                .addAttribute("received", figures.map(OverviewPage::received).orElseGet(List::of))
                .addAttribute("sales", figures.orElse(null))
                .addAttribute("moneyBack", figures.map(OverviewPage::moneyBack).orElse(null))
                .addAttribute("takenOf", figures.map(OverviewPage::takenOf).orElseGet(Map::of))
                .addAttribute(
                        "takenOfPool", figures.map(sold -> takenOfPool(event, sold)).orElse(null))
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

    /** Amounts as they read, one for each currency. */
    private static List<Money> received(Sales sales) {
        if (sales.money() == null) return List.of();
        return sales.money().stream()
                .map(sum -> {
                    var all =
                            List.of(sum.paid(), sum.outstanding(), sum.refunded(), sum.feesKept());
                    var format =
                            MoneyFormat.of(sum.currency(), LocaleContextHolder.getLocale(), all);
                    return new Money(
                            sum.currency(),
                            format.text(sum.paid()),
                            format.text(sum.outstanding()),
                            format.text(sum.refunded()),
                            format.text(sum.feesKept()));
                })
                .toList();
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

    private static @Nullable MoneyFormat moneyBack(Sales sales) {
        var cancellation = sales.cancellation();
        return cancellation == null
                ? null
                : MoneyFormat.of(
                        cancellation.currency(),
                        LocaleContextHolder.getLocale(),
                        List.of(cancellation.amount(), cancellation.amountDone()));
    }

    private static Map<Long, Integer> takenOf(Sales sales) {
        return sales.ticketTypes().stream()
                .collect(Collectors.toMap(TypeSold::id, type -> type.sold() + type.reserved()));
    }

    /** By the name of the pool. */
    private static Map<String, Integer> takenOfPool(EventView event, Sales sales) {
        var taken = takenOf(sales);
        var pools = new HashMap<String, Integer>();
        for (var type : event.ticketTypes())
            if (type.pool() != null)
                pools.merge(type.pool(), taken.getOrDefault(type.id(), 0), Integer::sum);
        return pools;
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
