package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends the mails that had to wait, or lets them wait on. */
@Component
class DelayedMailReceiver implements MessageHandler {

    private final DelayedMails delayed;
    private final BookingMails mails;

    DelayedMailReceiver(DelayedMails delayed, BookingMails mails) {
        this.delayed = delayed;
        this.mails = mails;
    }

    @Override
    public String topic() {
        return DelayedMails.TOPIC;
    }

    @Override
    public String lane() {
        return "delayed-mails";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        var byNews = new EnumMap<BookingNews, List<OutboxMessage>>(BookingNews.class);
        for (var stored : facts) {
            var mail = delayed.read(stored);
            byNews.computeIfAbsent(mail.news(), news -> new ArrayList<>())
                    .add(delayed.fact(stored, mail));
        }
        byNews.forEach(mails::sendDelayed);
    }
}
