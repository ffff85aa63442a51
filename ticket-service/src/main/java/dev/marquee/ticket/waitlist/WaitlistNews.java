package dev.marquee.ticket.waitlist;

import dev.marquee.platform.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Has those written to who wait. What they are told is written out when the mail is. */
@Component
class WaitlistNews {

    static final String TOPIC = "waiting-list";

    /** What they are told. */
    enum Kind {
        /** Confirm your address. */
        CONFIRM,
        /** These are yours until then. */
        OFFERED,
        /** Your offer ran out. You keep your place once. */
        RAN_OUT,
        /** You are no longer on the list. */
        PASSED,
        /** The list has ended. */
        CLOSED
    }

    /**
     * @param time another number each time somebody is told the same
     */
    record News(long entryId, Kind kind, int time) {}

    private final Outbox outbox;

    WaitlistNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(Kind kind, WaitingEntry entry) {
        var news = new News(entry.id(), kind, entry.skips());
        outbox.publish(TOPIC, key(news), news);
    }

    static String key(News news) {
        return "waiting-%s:%d:%d"
                .formatted(
                        news.kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                        news.entryId,
                        news.time);
    }
}
