package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.client.CustomerClient;
import dev.marquee.ticket.client.CustomerClient.Buyer;
import dev.marquee.ticket.client.CustomerClient.Buyers;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the buyers known to customer-service; those of test bookings are none. */
@Component
class BuyerReceiver implements MessageHandler {

    private final Bookings bookings;
    private final CustomerClient customers;
    private final JsonMapper json;

    BuyerReceiver(Bookings bookings, CustomerClient customers, JsonMapper json) {
        this.bookings = bookings;
        this.customers = customers;
        this.json = json;
    }

    @Override
    public String topic() {
        return FollowUps.BUYERS;
    }

    @Override
    public String lane() {
        return "customers";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        for (var fact : facts) {
            var ids = json.readValue(fact.payload(), FollowUps.Told.class).ids();
            var buyers =
                    bookings.find(ids).stream()
                            .filter(booking -> booking.isReachable() && !booking.event().isTest())
                            .map(BuyerReceiver::buyer)
                            .distinct()
                            .toList();
            if (!buyers.isEmpty()) customers.tell(new Buyers(buyers));
        }
    }

    private static Buyer buyer(Booking booking) {
        return new Buyer(
                booking.buyerName(),
                booking.buyerEmail().value(),
                booking.buyerPhone(),
                booking.event().organizerId());
    }
}
