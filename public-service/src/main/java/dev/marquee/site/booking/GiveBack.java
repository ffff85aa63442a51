package dev.marquee.site.booking;

import dev.marquee.site.client.Booking;
import dev.marquee.site.client.TicketClient.Refund;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What comes back for tickets that were paid for.
 *
 * @param tickets those that can be given back
 * @param amount what comes back; null where nothing can be given back
 * @param kept what the event keeps; null for nothing
 * @param discount how much of that is a discount that the other tickets lose; null for nothing
 * @param asked whether staff have to decide first
 * @param refusal why nothing can be given back, in a word
 */
public record GiveBack(
        List<Choice> tickets,
        @Nullable Price amount,
        @Nullable Price kept,
        @Nullable Price discount,
        boolean asked,
        @Nullable String refusal) {

    /** A ticket to choose. */
    public record Choice(long id, String code, String type, boolean chosen) {}

    static GiveBack of(Booking booking, Refund refund, Locale locale) {
        return new GiveBack(
                choices(booking, refund.tickets()),
                Price.of(refund.amount(), refund.currency(), locale),
                some(refund.feeKept(), refund.currency(), locale),
                some(refund.discountKept(), refund.currency(), locale),
                refund.phase().equals("asked"),
                null);
    }

    static GiveBack refused(Booking booking, String why) {
        return new GiveBack(choices(booking, List.of()), null, null, null, false, why);
    }

    private static @Nullable Price some(@Nullable String amount, String currency, Locale locale) {
        return amount == null || new BigDecimal(amount).signum() == 0
                ? null
                : Price.of(amount, currency, locale);
    }

    private static List<Choice> choices(Booking booking, List<Long> chosen) {
        return booking.tickets().stream()
                .filter(ticket -> ticket.status().equals("issued") && ticket.id() != null)
                .map(ticket ->
                        new Choice(
                                ticket.id(),
                                ticket.code(),
                                ticket.ticketType(),
                                chosen.contains(ticket.id())))
                .toList();
    }

    /** How many are given back. */
    public int count() {
        return (int) tickets.stream().filter(Choice::chosen).count();
    }
}
