package dev.marquee.ticket.waitlist;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.waitlist.chance.ReturnedTickets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows entries of waiting lists. */
@Component
public class WaitingViews {

    private final Stocks stocks;
    private final WaitingEntries entries;
    private final WaitlistSettings settings;
    private final Bookings bookings;
    private final TicketLinks links;
    private final ReturnedTickets returned;
    private final Languages languages;

    WaitingViews(
            Stocks stocks,
            WaitingEntries entries,
            WaitlistSettings settings,
            Bookings bookings,
            TicketLinks links,
            ReturnedTickets returned,
            Languages languages) {
        this.stocks = stocks;
        this.entries = entries;
        this.settings = settings;
        this.bookings = bookings;
        this.links = links;
        this.returned = returned;
        this.languages = languages;
    }

    /**
     * The entry for whoever has its link: with what leads to the tickets, and in the language that
     * its mails are in.
     */
    WaitingView own(WaitingEntry entry) {
        return of(entry, stock(entry).in(languages.orHouse(entry.locale()).toLanguageTag()), true);
    }

    /**
     * What an address waits for or is offered, the first come first, in the language of the list.
     * What leads to offered tickets stands in their mails alone.
     */
    public List<WaitingView> openOf(EmailAddress email, Locale locale) {
        return entries.openOf(email).stream()
                .map(entry -> of(entry, stock(entry).in(locale.toLanguageTag()), false))
                .toList();
    }

    WaitingView forStaff(WaitingEntry entry) {
        return of(entry, stock(entry), false);
    }

    private Stock stock(WaitingEntry entry) {
        return stocks.find(String.valueOf(entry.eventId())).orElseThrow();
    }

    private WaitingView of(WaitingEntry entry, Stock stock, boolean own) {
        var terms = stock.terms();
        var rules = settings.of(entry.eventId());
        var before = entry.state() == WaitingState.WAITING ? entries.before(entry) : null;
        var since = entry.shortSince();
        return new WaitingView(
                entry.id(),
                entry.eventId(),
                terms.code(),
                terms.name(),
                terms.startsAt(),
                terms.timeZone(),
                terms.location(),
                entry.ticketTypeId(),
                typeName(entry, stock),
                entry.quantity(),
                JoinWaitlist.least(entry, stock),
                entry.name(),
                entry.email().value(),
                entry.state(),
                entry.createdAt(),
                before == null ? null : before.entries() + 1,
                before == null ? null : before.tickets(),
                since == null ? null : since.plus(Duration.ofHours(rules.patienceHours())),
                entry.together(),
                entry.endedBecause(),
                offered(entry, own),
                WaitingView.Rules.of(rules),
                before == null ? null : returned.before(terms).orElse(null));
    }

    static @Nullable String typeName(WaitingEntry entry, Stock stock) {
        return stock.types().stream()
                .filter(type -> Long.valueOf(type.id()).equals(entry.ticketTypeId()))
                .map(TicketType::name)
                .findFirst()
                .orElse(null);
    }

    private WaitingView.@Nullable Offered offered(WaitingEntry entry, boolean own) {
        var id = entry.offeredBookingId();
        var until = entry.offeredUntil();
        if (id == null || until == null) return null;
        return bookings.find(id)
                .map(booking -> {
                    var items =
                            booking.tickets().stream()
                                    .collect(
                                            groupingBy(
                                                    Ticket::ticketType,
                                                    LinkedHashMap::new,
                                                    counting()));
                    return new WaitingView.Offered(
                            booking.id(),
                            booking.quantity(),
                            items.entrySet().stream()
                                    .map(item ->
                                            new WaitingView.Item(
                                                    item.getKey(), item.getValue().intValue()))
                                    .toList(),
                            Money.text(booking.totalMinor(), booking.currency()),
                            booking.currency(),
                            booking.tickets().stream().anyMatch(ticket -> ticket.seat() != null),
                            until,
                            own && isOpen(booking) ? links.addressOf(booking) : null);
                })
                .orElse(null);
    }

    private static boolean isOpen(Booking booking) {
        return booking.status() == BookingStatus.PENDING_PAYMENT
                || booking.status() == BookingStatus.CONFIRMED;
    }
}
