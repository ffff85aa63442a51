package dev.marquee.ticket.eventchange;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.booking.BookingEvent.EventRescheduled;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.listing.ListingChange.ListingUpdated;
import dev.marquee.ticket.listing.SaleTerms;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells those who have tickets, reserved ones too, that their event is at another time or place.
 */
@Component
public class EventChanged implements MessageHandler {

    private static final String TOPIC = "event-bookings-changed";

    private static final Set<BookingStatus> LIVE =
            EnumSet.of(BookingStatus.PENDING_PAYMENT, BookingStatus.CONFIRMED);

    /** When and where it was going to be. */
    public record Before(
            Instant startsAt, @Nullable Instant endsAt, String timeZone, String location) {

        static Before of(SaleTerms terms) {
            return new Before(terms.startsAt(), terms.endsAt(), terms.timeZone(), terms.location());
        }
    }

    /** What the mail to each of them needs. */
    public record Fact(Before before) {}

    /**
     * The bookings whose buyers are to be told.
     *
     * @param after those with a higher id
     * @param version of the terms that changed it
     * @param at when it was changed
     */
    private record Left(long eventId, long after, long version, Instant at, Before before) {}

    private final PagedChange pages;
    private final BookingEvents events;
    private final Outbox outbox;
    private final JsonMapper json;

    public EventChanged(PagedChange pages, BookingEvents events, Outbox outbox, JsonMapper json) {
        this.pages = pages;
        this.events = events;
        this.outbox = outbox;
        this.json = json;
    }

    @EventListener
    public void begin(ListingUpdated listing) {
        var before = Before.of(listing.before());
        var after = listing.after();
        if (!before.equals(Before.of(after)))
            publish(new Left(after.eventId(), 0, after.version(), listing.at(), before));
    }

    private void publish(Left left) {
        outbox.publish(TOPIC, left.eventId + ":" + left.version + ":" + left.after, left);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String lane() {
        return "event-changes";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        for (var message : messages) handle(json.readValue(message.payload(), Left.class));
    }

    private void handle(Left left) {
        var details = new Fact(left.before);
        pages.handle(
                new PagedChange.Change(left.eventId, What.EVENT_CHANGED, left.at, LIVE),
                left.after,
                (bookings, now) ->
                        events.publishAll(
                                bookings.stream()
                                        .map(id -> new EventRescheduled(id, left.version, details))
                                        .toList()),
                last -> publish(new Left(left.eventId, last, left.version, left.at, left.before)));
    }
}
