package dev.marquee.report.client;

import dev.marquee.platform.client.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nearly all are asked as the caller: each service decides what that person may see. */
@Configuration
class ClientConfiguration {

    @Bean
    EventClient eventClient(ServiceClients clients) {
        return clients.asCaller(EventClient.class, "event");
    }

    @Bean
    EventSizeClient eventSizeClient(ServiceClients clients) {
        return clients.asService(EventSizeClient.class, "event");
    }

    @Bean
    SalesClient salesClient(ServiceClients clients) {
        return clients.asCaller(SalesClient.class, "ticket");
    }

    @Bean
    MailClient mailClient(ServiceClients clients) {
        return clients.asCaller(MailClient.class, "notification");
    }
}
