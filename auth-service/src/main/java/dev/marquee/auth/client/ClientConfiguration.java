package dev.marquee.auth.client;

import dev.marquee.platform.client.ServiceClients;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /** Who stores something about people, besides this service. */
    private static final List<String> STORES = List.of("customer", "ticket", "notification");

    /** Who keeps something for a time, besides this service. */
    private static final List<String> KEEPS =
            List.of("customer", "event", "notification", "report", "ticket", "venue");

    @Bean
    NotificationClient notificationClient(ServiceClients clients) {
        return clients.asService(NotificationClient.class, "notification");
    }

    @Bean
    CalendarClient calendarClient(ServiceClients clients) {
        return clients.asService(CalendarClient.class, "ticket");
    }

    @Bean
    PersonalExportClients personalExportClients(ServiceClients clients) {
        var byService = new LinkedHashMap<String, PersonalExportClient>();
        for (var service : STORES)
            byService.put(service, clients.asService(PersonalExportClient.class, service));
        return new PersonalExportClients(byService);
    }

    @Bean
    RetentionClients retentionClients(ServiceClients clients) {
        var byService = new LinkedHashMap<String, RetentionClient>();
        for (var service : KEEPS)
            byService.put(service, clients.asService(RetentionClient.class, service));
        return new RetentionClients(byService);
    }
}
