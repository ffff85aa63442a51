package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.NewBooking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What a buyer asks for on the page with the seats: seats, or tickets without. One booking has only
 * one of both.
 *
 * @param seats the ids; empty for tickets without
 * @param types the ticket type of each seat
 * @param items how many of each ticket type that is
 * @param total what the page said that it costs
 */
record SeatOrder(
        List<String> seats,
        Map<String, Long> types,
        List<NewBooking.Item> items,
        BigDecimal total) {

    /** Reads the fields, or says what is wrong with them. */
    static SeatOrder of(
            Availability stock,
            SeatHall hall,
            List<String> seats,
            Map<String, String> fields,
            Errors errors,
            Locale locale) {
        var others =
                stock.ticketTypes().stream()
                        .map(type -> fields.getOrDefault(TicketChoice.field(type.id()), "0"))
                        .anyMatch(many -> !many.matches("0?"));
        if (seats.isEmpty() && !others) errors.reject("seats.none");
        if (!seats.isEmpty() && others) errors.reject("seats.not-both");
        if (seats.isEmpty() && !errors.hasGlobalErrors()) {
            var choice = TypedChoice.of(stock, fields, errors, locale);
            return new SeatOrder(seats, Map.of(), choice.items(), choice.shown());
        }
        var types = new HashMap<String, Long>();
        var many = new LinkedHashMap<Long, Integer>();
        for (var seat : hall.chosen()) {
            var type = Objects.requireNonNull(seat.part().type()).id();
            types.put(seat.id(), type);
            many.merge(type, 1, Integer::sum);
        }
        var items = new ArrayList<NewBooking.Item>();
        many.forEach((type, quantity) -> items.add(new NewBooking.Item(type, quantity, null)));
        return new SeatOrder(seats, types, items, hall.total());
    }

    /** Who comes with each seat; null where nobody was asked. */
    @Nullable List<NewBooking.Attendee> attendees(HolderRows holders) {
        if (holders.rows().isEmpty()) return null;
        var next = new HashMap<Long, Integer>();
        var all = new ArrayList<NewBooking.Attendee>();
        for (var seat : seats) {
            long type = types.getOrDefault(seat, 0L);
            int number = next.merge(type, 1, Integer::sum);
            all.add(
                    holders.rows().stream()
                            .filter(row -> row.typeId() == type && row.number() == number)
                            .map(row -> new NewBooking.Attendee(row.name(), row.email()))
                            .findFirst()
                            .orElseGet(() -> new NewBooking.Attendee(null, null)));
        }
        return all;
    }
}
