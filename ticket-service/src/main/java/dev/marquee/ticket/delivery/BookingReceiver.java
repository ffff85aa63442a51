package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.OutboxFact;
import dev.marquee.platform.outbox.OutboxReceiver;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import dev.marquee.ticket.qr.TicketTokens;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Owes a mail for each booking that something happened to. The fact's key is the booking's id, and
 * after a colon what tells it from other facts of the same kind about the same booking.
 */
class BookingReceiver implements OutboxReceiver {

    private final String topic;
    private final String kind;
    private final Bookings bookings;
    private final TicketTokens tokens;
    private final NotificationClient notifications;

    /**
     * @param topic of the facts
     * @param kind of the mails
     */
    BookingReceiver(
            String topic,
            String kind,
            Bookings bookings,
            TicketTokens tokens,
            NotificationClient notifications) {
        this.topic = topic;
        this.kind = kind;
        this.bookings = bookings;
        this.tokens = tokens;
        this.notifications = notifications;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void deliver(List<OutboxFact> facts) {
        var ids = facts.stream().map(BookingReceiver::booking).distinct().toList();
        var found =
                bookings.find(ids).stream()
                        .collect(Collectors.toMap(Booking::id, Function.identity()));
        if (found.size() < ids.size())
            throw new IllegalStateException("a booking is missing among " + ids);
        var mails =
                facts.stream()
                        .flatMap(fact ->
                                mail(fact, Objects.requireNonNull(found.get(booking(fact)))))
                        .toList();
        if (!mails.isEmpty()) notifications.send(new Mails(mails));
    }

    private static Long booking(OutboxFact fact) {
        return Long.valueOf(fact.key().split(":", 2)[0]);
    }

    /** None where nothing is left to be told: tickets that are void by now open no door. */
    private Stream<Mail> mail(OutboxFact fact, Booking booking) {
        var tickets = booking.tickets();
        if (kind.equals("booking-confirmed"))
            tickets = tickets.stream().filter(t -> t.status() != TicketStatus.CANCELLED).toList();
        if (tickets.isEmpty()) return Stream.of();
        return Stream.of(
                new Mail(
                        kind + ":" + fact.key(),
                        kind,
                        booking.buyerEmail().value(),
                        "en",
                        BookingMail.of(booking, tickets, tokens)));
    }
}
