package dev.marquee.ticket.delivery;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvent.HolderNews;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.delivery.BookingMail.Calendar;
import dev.marquee.ticket.eventchange.EventChanged;
import dev.marquee.ticket.qr.TicketTokens;
import dev.marquee.ticket.transfer.HolderLinks;
import dev.marquee.ticket.transfer.Transfer;
import dev.marquee.ticket.transfer.Transfers;
import dev.marquee.ticket.wallet.OfferedWallets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes to those who have single tickets. Each reads of their own ticket alone, with nothing that
 * opens the booking.
 */
@Component
class HolderMails {

    private static final String TICKET = "holder-ticket";
    private static final String CANCELLED = "holder-cancelled";

    private final Transfers transfers;
    private final HolderLinks links;
    private final TicketTokens tokens;
    private final OfferedWallets wallets;
    private final Languages languages;
    private final Clock clock;

    HolderMails(
            Transfers transfers,
            HolderLinks links,
            TicketTokens tokens,
            OfferedWallets wallets,
            Languages languages,
            Clock clock) {
        this.transfers = transfers;
        this.links = links;
        this.tokens = tokens;
        this.wallets = wallets;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * The news of all holders whom the buyer of a confirmed booking named, if the event says so,
     * and of those to whom its tickets were handed on before they moved here.
     */
    static List<HolderNews> ofConfirmed(Booking booking) {
        var all = booking.event().holders().mailsHolders();
        return held(booking).stream()
                .filter(ticket -> all || ticket.revision() > 0)
                .map(ticket ->
                        new HolderNews(
                                booking.id(),
                                HolderNews.Kind.TICKET,
                                ticket.id(),
                                ticket.revision(),
                                0))
                .toList();
    }

    /** Those of its tickets that admit somebody else than its buyer who has an address. */
    private static List<Ticket> held(Booking booking) {
        return booking.tickets().stream()
                .filter(ticket -> ticket.status().hasCode())
                .filter(ticket ->
                        ticket.attendeeEmail() != null
                                && !ticket.attendeeEmail().equals(booking.buyerEmail()))
                .toList();
    }

    /** What holders read of another time or place of their event. */
    List<Mail> ofChange(
            Booking booking, EventChanged.@Nullable Before before, String key, Instant at) {
        return held(booking).stream()
                .map(ticket ->
                        ticketMail(
                                "event-changed",
                                "event-changed:%s:%d".formatted(key, ticket.id()),
                                booking,
                                ticket,
                                before,
                                new Calendar(booking.event().version(), at, false)))
                .filter(mail -> mayRead(booking, mail))
                .toList();
    }

    /** The mail; empty if what it would say is no longer true, or nobody may read it. */
    Optional<Mail> of(HolderNews news, Booking booking, Instant at) {
        var ticket = booking.ticket(news.ticketId());
        var mail =
                switch (news.kind()) {
                    case OFFERED -> offered(news, booking, ticket);
                    case TICKET -> ticket(news, booking, ticket, at);
                    case HANDED_ON -> told("ticket-handed-on", news, booking, ticket);
                    case DECLINED -> told("transfer-declined", news, booking, ticket);
                    case EXPIRED -> unanswered(news, booking, ticket);
                    case CANCELLED -> cancelled(news, booking, ticket, at);
                };
        return mail.filter(it -> mayRead(booking, it));
    }

    private static boolean mayRead(Booking booking, Mail mail) {
        return !mail.to().endsWith(Booking.ERASED)
                && !mail.to().endsWith(Booking.NO_ADDRESS)
                && booking.event().mayMail(new EmailAddress(mail.to()));
    }

    private Optional<Mail> offered(HolderNews news, Booking booking, Ticket ticket) {
        return transfers
                .find(news.transferId())
                .filter(transfer -> transfer.isOpen(clock.instant()))
                .map(transfer ->
                        mail(
                                "transfer-offered",
                                transfer,
                                booking,
                                transfer.toEmail(),
                                booking.locale(),
                                TransferMail.of(
                                        booking,
                                        ticket,
                                        transfer.toName(),
                                        transfer.fromName(),
                                        links.addressOf(transfer),
                                        transfer.expiresAt())));
    }

    private Optional<Mail> told(String kind, HolderNews news, Booking booking, Ticket ticket) {
        return transfers
                .find(news.transferId())
                .map(transfer -> {
                    var language =
                            transfers.languageOf(booking, ticket.id(), transfer.revision() - 1);
                    var read = booking.in(tag(language));
                    return mail(
                            kind,
                            transfer,
                            booking,
                            transfer.fromEmail(),
                            language,
                            TransferMail.of(
                                    read,
                                    read.ticket(ticket.id()),
                                    transfer.fromName(),
                                    transfer.toName(),
                                    null,
                                    null));
                });
    }

    /** Of an offer that ended by itself, while the ticket is good still, and still theirs. */
    private Optional<Mail> unanswered(HolderNews news, Booking booking, Ticket ticket) {
        return transfers
                .find(news.transferId())
                .filter(transfer -> transfer.isExpired(clock.instant()))
                .filter(transfer ->
                        ticket.status() == TicketStatus.ISSUED
                                && ticket.revision() == transfer.revision() - 1)
                .flatMap(transfer -> told("transfer-expired", news, booking, ticket));
    }

    private static Mail mail(
            String kind,
            Transfer transfer,
            Booking booking,
            EmailAddress to,
            @Nullable String language,
            TransferMail data) {
        return new Mail(
                kind + ":" + transfer.id(),
                kind,
                to.value(),
                language,
                booking.event().organizerId(),
                data);
    }

    private Optional<Mail> ticket(HolderNews news, Booking booking, Ticket ticket, Instant at) {
        if (!ticket.status().hasCode()
                || ticket.attendeeEmail() == null
                || ticket.revision() != news.revision()) return Optional.empty();
        return Optional.of(
                ticketMail(
                        TICKET,
                        key(TICKET, news),
                        booking,
                        ticket,
                        null,
                        new Calendar(booking.event().version(), at, false)));
    }

    private Optional<Mail> cancelled(HolderNews news, Booking booking, Ticket ticket, Instant at) {
        if (ticket.attendeeEmail() == null) return Optional.empty();
        return Optional.of(
                ticketMail(
                        CANCELLED,
                        key(CANCELLED, news),
                        booking,
                        ticket,
                        null,
                        new Calendar(booking.event().version(), at, true)));
    }

    private String tag(@Nullable String language) {
        return languages.orHouse(language).toLanguageTag();
    }

    private static String key(String kind, HolderNews news) {
        return "%s:%d:%d".formatted(kind, news.ticketId(), news.revision());
    }

    private Mail ticketMail(
            String kind,
            String key,
            Booking booking,
            Ticket ticket,
            EventChanged.@Nullable Before before,
            Calendar calendar) {
        var holder = Objects.requireNonNull(ticket.attendeeEmail());
        var language = transfers.languageOf(booking, ticket.id(), ticket.revision());
        var read = booking.in(tag(language));
        return new Mail(
                key,
                kind,
                holder.value(),
                language,
                booking.event().organizerId(),
                BookingMail.of(
                                read,
                                List.of(read.ticket(ticket.id())),
                                ticket.status().hasCode() ? links.addressOf(ticket, holder) : null,
                                calendar,
                                null,
                                before,
                                tokens)
                        .inWallets(wallets.any())
                        .readBy(
                                Objects.requireNonNullElse(
                                        ticket.attendeeName(), booking.buyerName())));
    }
}
