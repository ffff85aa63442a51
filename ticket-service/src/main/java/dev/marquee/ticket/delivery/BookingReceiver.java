package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.OutboxFact;
import dev.marquee.platform.outbox.OutboxReceiver;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import dev.marquee.ticket.qr.TicketTokens;
import java.util.List;

/** Owes a mail for each booking that something happened to. The fact's key is the booking's id. */
class BookingReceiver implements OutboxReceiver {

    private final String kind;
    private final Bookings bookings;
    private final TicketTokens tokens;
    private final NotificationClient notifications;

    /**
     * @param kind of fact and of mail
     */
    BookingReceiver(
            String kind, Bookings bookings, TicketTokens tokens, NotificationClient notifications) {
        this.kind = kind;
        this.bookings = bookings;
        this.tokens = tokens;
        this.notifications = notifications;
    }

    @Override
    public String topic() {
        return kind;
    }

    @Override
    public void deliver(List<OutboxFact> facts) {
        var ids = facts.stream().map(fact -> Long.valueOf(fact.key())).distinct().toList();
        var found = bookings.find(ids);
        if (found.size() < ids.size())
            throw new IllegalStateException("a booking is missing among " + ids);
        notifications.send(new Mails(found.stream().map(this::mail).toList()));
    }

    private Mail mail(Booking booking) {
        return new Mail(
                kind + ":" + booking.id(),
                kind,
                booking.buyerEmail().value(),
                "en",
                BookingMail.of(booking, tokens));
    }
}
