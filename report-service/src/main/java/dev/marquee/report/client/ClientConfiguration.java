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
    OrganizerEventClient organizerEventClient(ServiceClients clients) {
        return clients.asService(OrganizerEventClient.class, "event");
    }

    @Bean
    AccountClient accountClient(ServiceClients clients) {
        return clients.asService(AccountClient.class, "auth");
    }

    @Bean
    MailIntakeClient mailIntakeClient(ServiceClients clients) {
        return clients.asService(MailIntakeClient.class, "notification");
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
