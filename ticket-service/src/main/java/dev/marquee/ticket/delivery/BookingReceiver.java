package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.OutboxFact;
import dev.marquee.platform.outbox.OutboxReceiver;
import java.util.List;

/** Takes one kind of news about bookings to their buyers. */
record BookingReceiver(BookingNews news, BookingMails mails) implements OutboxReceiver {

    @Override
    public String topic() {
        return news.topic();
    }

    @Override
    public String lane() {
        return news.lane();
    }

    @Override
    public void deliver(List<OutboxFact> facts) {
        mails.send(news, facts);
    }
}
