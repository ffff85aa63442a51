package dev.marquee.ticket.document;

import dev.marquee.platform.pdf.PrintText;
import dev.marquee.platform.pdf.PrintText.Line;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.brand.Brand;
import dev.marquee.ticket.brand.Brands;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.receipt.Seller;
import dev.marquee.ticket.receipt.Sellers;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what stands on each ticket of a booking. */
@Component
class PrintTickets {

    private final TicketTokens tokens;
    private final Sellers sellers;
    private final Brands brands;
    private final EventTimes times;

    PrintTickets(TicketTokens tokens, Sellers sellers, Brands brands, EventTimes times) {
        this.tokens = tokens;
        this.sellers = sellers;
        this.brands = brands;
        this.times = times;
    }

    /** These tickets of a booking, which all have a code. */
    List<PrintedTicket> of(Booking all, List<Ticket> some, Locale locale) {
        var booking = all.in(locale.toLanguageTag());
        var tickets = some.stream().map(ticket -> booking.ticket(ticket.id())).toList();
        var organizer =
                sellers.find(booking.event().organizerId())
                        .map(PrintTickets::organizer)
                        .orElse(List.of());
        var brand = brands.find(booking.event().organizerId()).orElse(null);
        return IntStream.range(0, tickets.size())
                .mapToObj(n -> print(booking, tickets, n, organizer, brand, locale))
                .toList();
    }

    private PrintedTicket print(
            Booking booking,
            List<Ticket> tickets,
            int n,
            List<Line> organizer,
            @Nullable Brand brand,
            Locale locale) {
        var ticket = tickets.get(n);
        var event = booking.event();
        var zone = ZoneId.of(event.timeZone());
        var holder = ticket.attendeeName();
        var claim = ticket.claim(event.eventId());
        return new PrintedTicket(
                n + 1,
                tickets.size(),
                tokens.entryCode(event.ticketCode(ticket.number()), claim),
                tokens.token(claim),
                PrintText.line(event.name()),
                times.when(event.startsAt(), event.endsAt(), zone, locale),
                times.zone(event.startsAt(), zone, locale),
                event.location().isBlank() ? null : PrintText.line(event.location()),
                PrintText.line(ticket.shownType()),
                PrintText.line(holder == null ? booking.buyerName() : holder),
                amount(ticket.priceMinor() == 0 ? 0 : ticket.paidMinor(), booking, locale),
                amount(ticket.taxMinor(), booking, locale),
                booking.id(),
                organizer,
                event.isTest(),
                brand);
    }

    /** Null for nothing. */
    private static @Nullable String amount(long minor, Booking booking, Locale locale) {
        if (minor == 0) return null;
        var currency = booking.currency();
        return MoneyFormat.text(Money.text(minor, currency), currency, locale);
    }

    private static List<Line> organizer(Seller seller) {
        var lines = new ArrayList<Line>();
        lines.add(PrintText.line(seller.name()));
        lines.addAll(PrintText.lines(seller.address()));
        if (seller.taxNumber() != null) lines.add(PrintText.line(seller.taxNumber()));
        return lines;
    }
}
