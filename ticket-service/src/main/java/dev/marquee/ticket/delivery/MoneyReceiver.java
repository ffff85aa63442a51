package dev.marquee.ticket.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingEvents;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.WebhookEvent;
import dev.marquee.ticket.client.NotificationClient.WebhookEvents;
import dev.marquee.ticket.delivery.WebhookReceiver.BookingData;
import dev.marquee.ticket.refund.Refunds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells organisers' programs what happens to the money of bookings. */
@Component
class MoneyReceiver implements MessageHandler {

    /**
     * What is stored.
     *
     * @param refundId the refund that it is about; null for none
     * @param about what needs a person
     */
    record Fact(
            String type,
            long bookingId,
            @Nullable Long refundId,
            @Nullable String about,
            @Nullable String reason) {}

    /**
     * What a program reads.
     *
     * @param amount of the refund, decimal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoneyData(
            @JsonUnwrapped BookingData booking,
            String paid,
            String refunded,
            @Nullable Long refundId,
            @Nullable String amount,
            @Nullable String about,
            @Nullable String reason) {}

    private final Bookings bookings;
    private final Refunds refunds;
    private final NotificationClient notifications;
    private final JsonMapper json;

    MoneyReceiver(
            Bookings bookings, Refunds refunds, NotificationClient notifications, JsonMapper json) {
        this.bookings = bookings;
        this.refunds = refunds;
        this.notifications = notifications;
        this.json = json;
    }

    @Override
    public String topic() {
        return BookingEvents.MONEY;
    }

    @Override
    public String lane() {
        return WebhookReceiver.LANE;
    }

    /** The message's key says what is told once. */
    @Override
    public void deliver(List<OutboxMessage> messages) {
        var facts =
                messages.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        it -> json.readValue(it.payload(), Fact.class)));
        var found =
                bookings
                        .find(facts.values().stream().map(Fact::bookingId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Booking::id, Function.identity()));
        var events = new ArrayList<WebhookEvent>();
        for (var message : messages) {
            var fact = Objects.requireNonNull(facts.get(message));
            var booking = found.get(fact.bookingId());
            if (booking == null) continue; // a test booking that was deleted meanwhile
            events.add(
                    new WebhookEvent(
                            message.key(),
                            fact.type(),
                            booking.event().organizerId(),
                            message.createdAt(),
                            data(fact, booking)));
        }
        if (!events.isEmpty()) notifications.tell(new WebhookEvents(events));
    }

    private MoneyData data(Fact fact, Booking booking) {
        var id = fact.refundId();
        var amount =
                id == null
                        ? null
                        : refunds.find(id)
                                .map(it -> Money.text(it.amountMinor(), it.currency()))
                                .orElseThrow();
        return new MoneyData(
                BookingData.of(booking),
                Money.text(booking.amounts().paidMinor(), booking.currency()),
                Money.text(booking.amounts().refundedMinor(), booking.currency()),
                id,
                amount,
                fact.about(),
                fact.reason());
    }
}
