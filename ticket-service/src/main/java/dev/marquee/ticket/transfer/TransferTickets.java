package dev.marquee.ticket.transfer;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

import dev.marquee.platform.mail.AddressesRead;
import dev.marquee.platform.security.LinkPace;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingEvent.HolderNews;
import dev.marquee.ticket.booking.BookingEvent.HolderNews.Kind;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.transfer.Transfer.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Hands tickets on: one person offers, the other accepts. Until then the ticket is the first's. */
@Component
class TransferTickets {

    /** How long an offered ticket can be accepted. */
    static final Duration VALID = Duration.ofHours(48);

    /** So many offers the tickets of one booking may make within a day. */
    static final int MOST_PER_BOOKING = 20;

    private final BookingChange change;
    private final Transfers transfers;
    private final TransferRules rules;
    private final LinkPace pace;
    private final AddressesRead read;
    private final BookingHistory history;
    private final BookingEvents events;
    private final JdbcClient jdbc;

    TransferTickets(
            BookingChange change,
            Transfers transfers,
            TransferRules rules,
            LinkPace pace,
            AddressesRead read,
            BookingHistory history,
            BookingEvents events,
            JdbcClient jdbc) {
        this.change = change;
        this.transfers = transfers;
        this.rules = rules;
        this.pace = pace;
        this.read = read;
        this.history = history;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Offers a ticket to somebody, who is mailed a link. The ticket stays what it is until that
     * person accepts. Offered again to the same address, nothing changes.
     *
     * @return the ticket's booking
     * @throws ErrorResponseException 409 {@code transfer-not-possible} with the {@code reason}; 409
     *     {@code transfer-pending} if it is offered to somebody else; 422 if that person has it;
     *     429 {@code too-many-requests}
     */
    Booking offer(long ticketId, String name, EmailAddress email, Actor by) {
        return change.ofTicket(
                ticketId,
                (booking, now) -> {
                    var ticket = booking.ticket(ticketId);
                    transfers.expire(ticketId, now);
                    var open = transfers.openOf(ticketId, now);
                    if (open.isPresent()) {
                        if (open.get().toEmail().equals(email)) return;
                        throw Problems.problem(
                                CONFLICT, "transfer-pending", Text.of("problem.transfer-pending"));
                    }
                    rules.check(booking, ticket, now);
                    if (email.equals(holderEmail(booking, ticket)))
                        throw Problems.invalid("email", Text.of("invalid.of-the-person-who"));
                    limit(booking, email, now);
                    var transfer = transfer(booking, ticket, name, email, now);
                    transfers.add(transfer);
                    note(booking, ticket, What.TRANSFER_OFFERED, transfer, by, now);
                    publish(Kind.OFFERED, transfer);
                    events.publishLater(
                            news(Kind.EXPIRED, transfer),
                            Duration.between(now, transfer.expiresAt()));
                });
    }

    private static Transfer transferOf(
            long id, Booking booking, Ticket ticket, String name, EmailAddress email, Instant now) {
        return new Transfer(
                id,
                ticket.id(),
                booking.id(),
                ticket.revision() + 1,
                holderName(booking, ticket),
                holderEmail(booking, ticket),
                name,
                email,
                State.OPEN,
                now,
                until(booking, now),
                null);
    }

    private Transfer transfer(
            Booking booking, Ticket ticket, String name, EmailAddress email, Instant now) {
        return transferOf(transfers.nextId(), booking, ticket, name, email, now);
    }

    /** No longer than the event allows. */
    private static Instant until(Booking booking, Instant now) {
        var end = booking.event().holders().transferableUntil(booking.event().startsAt());
        var usual = now.plus(VALID);
        return end.isBefore(usual) ? end : usual;
    }

    /** Nobody's mailbox is flooded by offers, whoever makes them. */
    private void limit(Booking booking, EmailAddress to, Instant now) {
        var since = now.minus(LinkPace.REMEMBERED);
        if (pace.allows(transfers.mailedTo(to, since), now)
                && transfers.ofBookingSince(booking.id(), since) < MOST_PER_BOOKING) return;
        throw Problems.problem(
                TOO_MANY_REQUESTS, "too-many-requests", Text.of("problem.too-many-requests"));
    }

    /**
     * Gives the ticket to whom it is offered: another name, another code. The code before is no
     * longer valid. A second time changes nothing.
     *
     * @param locale the tag of the language that they read; null where that is not known
     * @throws ErrorResponseException 410 {@code transfer-ended} with its {@code state}; 409 {@code
     *     transfer-not-possible}. Then the ticket stays what it is
     */
    Booking accept(Transfer offered, @Nullable String locale) {
        return change.of(
                offered.bookingId(),
                (booking, now) -> {
                    var transfer = transfers.find(offered.id()).orElseThrow();
                    var ticket = booking.ticket(transfer.ticketId());
                    if (transfer.state() == State.ACCEPTED
                            && ticket.revision() == transfer.revision()) return;
                    refuseIfEnded(transfer, now);
                    rules.check(booking, ticket, now);
                    if (!transfers.end(transfer, State.ACCEPTED, now))
                        throw new IllegalStateException("locked, and yet decided elsewhere");
                    read.add(transfer.toEmail());
                    transfers.setLanguage(transfer, locale);
                    rewrite(transfer, ticket, now);
                    note(booking, ticket, What.TICKET_TRANSFERRED, transfer, Actor.HOLDER, now);
                    publish(Kind.TICKET, transfer);
                    publish(Kind.HANDED_ON, transfer);
                });
    }

    private void rewrite(Transfer transfer, Ticket ticket, Instant now) {
        var changed =
                jdbc.sql(
                                """
                                update ticket set attendee_name = :name, attendee_email = :email, revision = :revision, handed_on_at = :now, renamed = false
                                where id = :id and revision = :before and status = 'issued'
                                """)
                        .param("name", transfer.toName())
                        .param("email", transfer.toEmail().value())
                        .param("revision", transfer.revision())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", ticket.id())
                        .param("before", transfer.revision() - 1)
                        .update();
        if (changed != 1) throw new IllegalStateException("locked, and yet changed elsewhere");
    }

    /**
     * Ends the offer because its receiver does not want the ticket. A second time changes nothing.
     *
     * @throws ErrorResponseException 410 {@code transfer-ended} if it was accepted or taken back
     */
    void decline(Transfer offered) {
        change.of(
                offered.bookingId(),
                (booking, now) -> {
                    var transfer = transfers.find(offered.id()).orElseThrow();
                    if (transfer.state() == State.DECLINED) return;
                    refuseIfEnded(transfer, now);
                    transfers.end(transfer, State.DECLINED, now);
                    var ticket = booking.ticket(transfer.ticketId());
                    note(booking, ticket, What.TRANSFER_DECLINED, transfer, Actor.HOLDER, now);
                    publish(Kind.DECLINED, transfer);
                });
    }

    /** Takes the offer of a ticket back. Where there is none, nothing changes. */
    Booking withdraw(long ticketId, Actor by) {
        return change.ofTicket(
                ticketId,
                (booking, now) -> {
                    transfers.expire(ticketId, now);
                    var open = transfers.openOf(ticketId, now);
                    if (open.isEmpty()) return;
                    transfers.end(open.get(), State.WITHDRAWN, now);
                    var ticket = booking.ticket(ticketId);
                    note(booking, ticket, What.TRANSFER_WITHDRAWN, open.get(), by, now);
                });
    }

    private static void refuseIfEnded(Transfer transfer, Instant now) {
        var state = transfer.stateAt(now);
        if (state == State.OPEN) return;
        throw Problems.problem(
                GONE,
                "transfer-ended",
                Text.of("problem.transfer-ended." + state.word()),
                Map.of("state", state.word()));
    }

    private void note(
            Booking booking, Ticket ticket, What what, Transfer transfer, Actor by, Instant now) {
        history.add(
                booking.id(),
                now,
                by,
                what,
                "%s: %s → %s"
                        .formatted(
                                booking.event().ticketCode(ticket.number()),
                                transfer.fromName(),
                                transfer.toName()));
    }

    private void publish(Kind kind, Transfer transfer) {
        events.publish(news(kind, transfer));
    }

    private static HolderNews news(Kind kind, Transfer transfer) {
        return new HolderNews(
                transfer.bookingId(),
                kind,
                transfer.ticketId(),
                transfer.revision(),
                transfer.id());
    }

    static String holderName(Booking booking, Ticket ticket) {
        return Objects.requireNonNullElse(ticket.attendeeName(), booking.buyerName());
    }

    static EmailAddress holderEmail(Booking booking, Ticket ticket) {
        return Objects.requireNonNullElse(ticket.attendeeEmail(), booking.buyerEmail());
    }
}
