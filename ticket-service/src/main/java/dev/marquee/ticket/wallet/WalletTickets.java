package dev.marquee.ticket.wallet;

import dev.marquee.platform.language.Languages;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.document.EventTimes;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.receipt.Seller;
import dev.marquee.ticket.receipt.Sellers;
import dev.marquee.ticket.transfer.HolderAccess;
import dev.marquee.ticket.transfer.Transfers;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what stands on a ticket in a wallet. */
@Component
class WalletTickets {

    private static final String MOVE = "put-into-a-wallet";

    private final TicketTokens tokens;
    private final Sellers sellers;
    private final EventTimes times;
    private final HolderAccess holders;
    private final Transfers transfers;
    private final Languages languages;

    WalletTickets(
            TicketTokens tokens,
            Sellers sellers,
            EventTimes times,
            HolderAccess holders,
            Transfers transfers,
            Languages languages) {
        this.transfers = transfers;
        this.languages = languages;
        this.tokens = tokens;
        this.sellers = sellers;
        this.times = times;
        this.holders = holders;
    }

    /**
     * A ticket that admits.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if it admits
     *     nobody
     */
    WalletTicket valid(Booking booking, Ticket ticket, Locale locale) {
        checkConfirmed(booking);
        if (!ticket.status().hasCode())
            throw InvalidState.because(
                    "ticket",
                    MOVE,
                    InvalidState.itIs(ticket.status().word()),
                    ticket.status().word());
        var claim = ticket.claim(booking.event().eventId());
        return of(booking, ticket, ticket.revision(), tokens.token(claim), locale);
    }

    /** The language of a booking, or else of who asks for its tickets. */
    Locale language(Booking booking, Locale reader) {
        return languages.named(booking.locale()).orElse(reader);
    }

    /** The language of whoever has a ticket, or else of who asks for it. */
    Locale language(Booking booking, Ticket ticket, Locale reader) {
        var kept = transfers.languageOf(booking, ticket.id(), ticket.revision());
        return languages.named(kept).orElse(reader);
    }

    /**
     * A ticket that its reader has in a wallet perhaps, and that is void since.
     *
     * @param revision the latest that its reader had
     */
    WalletTicket voided(Booking booking, Ticket ticket, int revision, Locale locale) {
        return of(booking, ticket, revision, null, locale);
    }

    /** Whether the ticket is void for whoever opened it. */
    static boolean isVoid(HolderAccess.Opened opened) {
        return opened.byFormerHolder() || opened.ticket().status() == TicketStatus.CANCELLED;
    }

    /** A ticket for who opened it: void where it was cancelled, or is another's by now. */
    WalletTicket of(HolderAccess.Opened opened, Locale locale) {
        var booking = opened.booking();
        var ticket = opened.ticket();
        if (!isVoid(opened)) return valid(booking, ticket, locale);
        var revision =
                opened.byFormerHolder()
                        ? holders.revisionOfBuyer(booking, ticket)
                        : ticket.revision();
        return voided(booking, ticket, revision, locale);
    }

    /**
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if nothing
     *     of the booking admits
     */
    static void checkConfirmed(Booking booking) {
        if (booking.status() != BookingStatus.CONFIRMED) throw InvalidState.of(booking, MOVE);
    }

    private WalletTicket of(
            Booking all, Ticket one, int revision, @Nullable String token, Locale locale) {
        var booking = all.in(locale.toLanguageTag());
        var ticket = booking.ticket(one.id());
        var event = booking.event();
        var zone = ZoneId.of(event.timeZone());
        var code = event.ticketCode(ticket.number());
        var former = revision != ticket.revision();
        return new WalletTicket(
                ticket.id(),
                revision,
                booking.id(),
                event.code(),
                event.name(),
                event.version(),
                event.startsAt().atZone(zone),
                event.endsAt() == null ? null : event.endsAt().atZone(zone),
                times.when(event.startsAt(), event.endsAt(), zone, locale),
                times.zone(event.startsAt(), zone, locale),
                event.location().strip(),
                sellers.find(event.organizerId())
                        .map(Seller::name)
                        .filter(name -> !name.isBlank())
                        .orElse(null),
                ticket.shownType(),
                former
                        ? booking.buyerName()
                        : Objects.requireNonNullElse(ticket.attendeeName(), booking.buyerName()),
                token == null ? code : tokens.entryCode(code, ticket.claim(event.eventId())),
                token,
                ticket.status() == TicketStatus.USED,
                event.isTest());
    }
}
