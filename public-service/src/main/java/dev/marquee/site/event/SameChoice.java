package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Offers what a booking that ended had chosen once more, at the prices of now. */
@Component
public class SameChoice {

    private static final Logger log = LoggerFactory.getLogger(SameChoice.class);

    /**
     * The choice.
     *
     * @param fields of the event's form, filled in
     */
    public record Again(List<Line> lines, Price total, Map<String, String> fields) {}

    /** So many tickets of one kind, and how many are left. */
    public record Line(int quantity, String type, int left, Price sum) {}

    private record Chosen(int quantity, BigDecimal price) {}

    private final TicketClient tickets;

    SameChoice(TicketClient tickets) {
        this.tickets = tickets;
    }

    /** Empty if not all of it can be had, or nobody knows. */
    public Optional<Again> of(Booking booking, Locale locale) {
        try {
            return again(booking, stock(booking), locale);
        } catch (RestClientException e) {
            log.warn("No availability of {}", booking.eventCode(), e);
            return Optional.empty();
        }
    }

    /** With what its code opens. */
    private Availability stock(Booking booking) {
        var code = code(booking);
        return code == null
                ? tickets.availability(booking.eventCode())
                : tickets.availability(booking.eventCode(), code);
    }

    private static @Nullable String code(Booking booking) {
        return booking.offer() == null ? null : booking.offer().code();
    }

    private static Optional<Again> again(Booking booking, Availability stock, Locale locale) {
        var chosen = new LinkedHashMap<Long, Chosen>();
        for (var ticket : booking.tickets())
            chosen.merge(
                    ticket.ticketTypeId(),
                    new Chosen(1, new BigDecimal(ticket.price())),
                    (one, other) -> new Chosen(one.quantity + 1, one.price));
        var fields = new LinkedHashMap<String, String>();
        var lines = new ArrayList<Line>();
        var total = BigDecimal.ZERO;
        for (var type : stock.ticketTypes()) {
            var wanted = chosen.remove(type.id());
            if (wanted == null) continue;
            if (!stock.onSale() || !type.onSale() || type.left() < wanted.quantity)
                return Optional.empty();
            var unit = type.costs(type.open() ? wanted.price : new BigDecimal(type.price()));
            var sum = unit.multiply(BigDecimal.valueOf(wanted.quantity));
            fields.put(TicketChoice.field(type.id()), String.valueOf(wanted.quantity));
            if (type.open())
                fields.put(TicketChoice.priceField(type.id()), wanted.price.toPlainString());
            else fields.put(TicketChoice.unitField(type.id()), unit.toPlainString());
            lines.add(
                    new Line(
                            wanted.quantity,
                            type.name(),
                            type.left(),
                            Price.of(sum.toPlainString(), type.currency(), locale)));
            total = total.add(sum);
        }
        if (!chosen.isEmpty() || lines.isEmpty()) return Optional.empty();
        fields.put("buyerName", booking.buyerName());
        fields.put("buyerEmail", booking.buyerEmail());
        if (booking.buyerPhone() != null) fields.put("buyerPhone", booking.buyerPhone());
        var code = code(booking);
        if (code != null) {
            fields.put("offerCode", code);
            fields.put("opened", "true");
        }
        fields.put("key", UUID.randomUUID().toString());
        return Optional.of(
                new Again(
                        lines,
                        Price.of(total.toPlainString(), booking.currency(), locale),
                        fields));
    }
}
