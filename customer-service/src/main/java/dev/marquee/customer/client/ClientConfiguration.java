package dev.marquee.customer.client;

import dev.marquee.platform.client.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    EventClient eventClient(ServiceClients clients) {
        return clients.asCaller(EventClient.class, "event");
    }

    @Bean
    TicketClient ticketClient(ServiceClients clients) {
        return clients.asCaller(TicketClient.class, "ticket");
    }

    @Bean
    NotificationClient notificationClient(ServiceClients clients) {
        return clients.asCaller(NotificationClient.class, "notification");
    }

    @Bean
    MovesClient movesClient(ServiceClients clients) {
        return clients.asService(MovesClient.class, "event");
    }

    @Bean
    BookingFactsClient bookingFactsClient(ServiceClients clients) {
        return clients.asService(BookingFactsClient.class, "ticket");
    }

    @Bean
    EventFactsClient eventFactsClient(ServiceClients clients) {
        return clients.asNobody(EventFactsClient.class, "event");
    }

    @Bean
    ComplaintMailClient complaintMailClient(ServiceClients clients) {
        return clients.asService(ComplaintMailClient.class, "notification");
    }

    @Bean
    StaffNoticeClient staffNoticeClient(ServiceClients clients) {
        return clients.asService(StaffNoticeClient.class, "notification");
    }

    @Bean
    RefundClient refundClient(ServiceClients clients) {
        return clients.asCaller(RefundClient.class, "ticket");
    }
}
