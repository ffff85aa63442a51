package dev.marquee.event.client;

import dev.marquee.platform.client.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ClientConfiguration {

    @Bean
    TicketClient ticketClient(ServiceClients clients) {
        return clients.asService(TicketClient.class, "ticket");
    }

    @Bean
    VenueClient venueClient(ServiceClients clients) {
        return clients.asCaller(VenueClient.class, "venue");
    }

    @Bean
    SeatPlanClient seatPlanClient(ServiceClients clients) {
        return clients.asService(SeatPlanClient.class, "venue");
    }

    @Bean
    HireClient hireClient(ServiceClients clients) {
        return clients.asService(HireClient.class, "venue");
    }

    @Bean
    SalesClient salesClient(ServiceClients clients) {
        return clients.asCaller(SalesClient.class, "ticket");
    }

    @Bean
    CustomerClient customerClient(ServiceClients clients) {
        return clients.asCaller(CustomerClient.class, "customer");
    }

    @Bean
    WebhookClient webhookClient(ServiceClients clients) {
        return clients.asService(WebhookClient.class, "notification");
    }

    @Bean
    MessageClient messageClient(ServiceClients clients) {
        return clients.asService(MessageClient.class, "notification");
    }
}
