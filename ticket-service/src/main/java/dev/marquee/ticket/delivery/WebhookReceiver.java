package dev.marquee.ticket.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.WebhookEvent;
import dev.marquee.ticket.client.NotificationClient.WebhookEvents;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells organisers' programs of bookings. */
@Component
class WebhookReceiver implements MessageHandler {

    static final String LANE = "webhooks";

    /**
     * What a program reads.
     *
     * @param total decimal, in {@code currency}
     * @param test whether the event is only tried out; absent if not
     * @param ticketCodes of the tickets that are live, or of all if none is
     */
    record BookingData(
            long bookingId,
            long eventId,
            String eventCode,
            String eventName,
            int quantity,
            String total,
            String currency,
            String buyerName,
            EmailAddress buyerEmail,
            List<String> ticketCodes,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean test) {

        static BookingData of(Booking booking) {
            var event = booking.event();
            return new BookingData(
                    booking.id(),
                    event.eventId(),
                    event.code(),
                    event.in(null).name(), // programs read one language
                    booking.quantity(),
                    Money.text(booking.totalMinor(), booking.currency()),
                    booking.currency(),
                    booking.buyerName(),
                    booking.buyerEmail(),
                    booking.tickets().stream()
                            .filter(ticket -> counts(ticket, booking))
                            .map(ticket -> event.ticketCode(ticket.number()))
                            .toList(),
                    event.isTest() ? true : null);
        }

        private static boolean counts(Ticket ticket, Booking booking) {
            return ticket.status() != TicketStatus.CANCELLED || booking.live() == 0;
        }
    }

    private final Bookings bookings;
    private final NotificationClient notifications;
    private final JsonMapper json;

    WebhookReceiver(Bookings bookings, NotificationClient notifications, JsonMapper json) {
        this.bookings = bookings;
        this.notifications = notifications;
        this.json = json;
    }

    @Override
    public String topic() {
        return FollowUps.WEBHOOKS;
    }

    @Override
    public String lane() {
        return LANE;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        for (var fact : facts) tell(json.readValue(fact.payload(), FollowUps.Told.class));
    }

    /** Test bookings that were deleted meanwhile are left out. */
    private void tell(FollowUps.Told told) {
        var found =
                bookings.find(told.ids()).stream()
                        .collect(Collectors.toMap(Booking::id, Function.identity()));
        var events =
                told.bookings().stream()
                        .filter(one -> found.containsKey(one.id()))
                        .map(one ->
                                event(
                                        told.type(),
                                        one,
                                        Objects.requireNonNull(found.get(one.id()))))
                        .toList();
        if (!events.isEmpty()) notifications.tell(new WebhookEvents(events));
    }

    /** Some things happen to a booking once, others again and again. */
    private static String key(String type, FollowUps.One one) {
        var once = type + ":" + one.id();
        return type.equals(BookingNews.CORRECTED.webhookType())
                ? once + ":" + one.at().toEpochMilli()
                : once;
    }

    private static WebhookEvent event(String type, FollowUps.One one, Booking booking) {
        return new WebhookEvent(
                key(type, one),
                type,
                booking.event().organizerId(),
                one.at(),
                BookingData.of(booking));
    }
}
