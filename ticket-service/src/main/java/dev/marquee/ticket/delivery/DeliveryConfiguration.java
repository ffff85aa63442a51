package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.OutboxReceiver;
import dev.marquee.ticket.booking.Bookings;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.qr.TicketTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    OutboxReceiver confirmedBookings(
            Bookings bookings, TicketTokens tokens, NotificationClient notifications) {
        return new BookingReceiver(
                "booking-confirmed", "booking-confirmed", bookings, tokens, notifications);
    }

    @Bean
    OutboxReceiver resentConfirmations(
            Bookings bookings, TicketTokens tokens, NotificationClient notifications) {
        return new BookingReceiver(
                "booking-confirmed-again", "booking-confirmed", bookings, tokens, notifications);
    }

    @Bean
    OutboxReceiver cancelledBookings(
            Bookings bookings, TicketTokens tokens, NotificationClient notifications) {
        return new BookingReceiver(
                "booking-cancelled", "booking-cancelled", bookings, tokens, notifications);
    }
}
