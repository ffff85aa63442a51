package dev.marquee.site.booking;

import dev.marquee.site.client.Booking;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a booking costs.
 *
 * @param discount null for none
 * @param offer what the discount is called; null if nobody says
 * @param taxOnTop what the taxes add to the prices; null for nothing
 * @param taxIncluded the taxes that the prices contain; null for none
 * @param paid null before it is paid
 * @param refunded what went back, or is going back; null for nothing
 */
public record Order(
        List<Line> lines,
        @Nullable Price discount,
        @Nullable String offer,
        @Nullable Price taxOnTop,
        @Nullable Price taxIncluded,
        Price total,
        @Nullable Price paid,
        @Nullable Price refunded) {

    /**
     * So many tickets of one kind at one price.
     *
     * @param seats of them, as people say it; null for tickets without
     */
    public record Line(int quantity, String type, @Nullable String seats, Price each, Price sum) {}

    private record Kind(String type, String price) {}

    /** The lines and sums of a booking. */
    public static Order of(Booking booking, Locale locale) {
        var kinds = new LinkedHashMap<Kind, Integer>();
        for (var ticket : booking.tickets())
            kinds.merge(new Kind(ticket.ticketType(), ticket.price()), 1, Integer::sum);
        var tax = amount(booking.tax());
        var onTop =
                booking.subtotal() == null
                        ? BigDecimal.ZERO
                        : amount(booking.total())
                                .subtract(amount(booking.subtotal()))
                                .add(amount(booking.discount()));
        return new Order(
                kinds.entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue(), booking, locale))
                        .toList(),
                some(amount(booking.discount()).negate(), booking, locale),
                booking.offer() == null ? null : booking.offer().name(),
                some(onTop, booking, locale),
                some(tax.subtract(onTop), booking, locale),
                price(amount(booking.total()), booking, locale),
                some(amount(booking.paid()), booking, locale),
                some(amount(booking.refunded()), booking, locale));
    }

    private static Line line(Kind kind, int quantity, Booking booking, Locale locale) {
        var each = new BigDecimal(kind.price());
        return new Line(
                quantity,
                kind.type(),
                seats(kind, booking),
                price(each, booking, locale),
                price(each.multiply(BigDecimal.valueOf(quantity)), booking, locale));
    }

    private static @Nullable String seats(Kind kind, Booking booking) {
        var seats =
                booking.tickets().stream()
                        .filter(ticket ->
                                kind.equals(new Kind(ticket.ticketType(), ticket.price())))
                        .map(Booking.Ticket::seatLabel)
                        .filter(Objects::nonNull)
                        .toList();
        return seats.isEmpty() ? null : String.join(", ", seats);
    }

    private static BigDecimal amount(@Nullable String text) {
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static @Nullable Price some(BigDecimal amount, Booking booking, Locale locale) {
        return amount.signum() == 0 ? null : price(amount, booking, locale);
    }

    private static Price price(BigDecimal amount, Booking booking, Locale locale) {
        return Price.of(amount.toPlainString(), booking.currency(), locale);
    }
}
