package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;

/** Takes one kind of news about bookings to their buyers. */
record BookingReceiver(BookingNews news, BookingMails mails) implements MessageHandler {

    @Override
    public String topic() {
        return news.topic();
    }

    @Override
    public String lane() {
        return news.lane();
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        mails.send(news, facts);
    }
}
