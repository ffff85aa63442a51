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
}
