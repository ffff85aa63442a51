package dev.marquee.ticket.waitlist;

import dev.marquee.platform.outbox.Outbox;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
     * What somebody is told.
     *
     * @param time how many offers have run out before
     * @param booking holds what is offered; null for other news, and for offers that an earlier
     *     version made
     */
    record News(long entryId, Kind kind, int time, @Nullable Long booking) {}

    private final Outbox outbox;

    WaitlistNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(Kind kind, WaitingEntry entry) {
        publish(new News(entry.id(), kind, entry.skips(), null));
    }

    /**
     * Tells of an offer.
     *
     * @param booking holds it
     */
    void offered(WaitingEntry entry, long booking) {
        publish(new News(entry.id(), Kind.OFFERED, entry.skips(), booking));
    }

    private void publish(News news) {
        outbox.publish(TOPIC, key(news), news);
    }

    /** Another one for each time that somebody is told the same: a mail is written once. */
    static String key(News news) {
        var key =
                "waiting-%s:%d:%d"
                        .formatted(
                                news.kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                news.entryId,
                                news.time);
        return news.booking == null ? key : key + ":" + news.booking;
    }
}
