package dev.marquee.auth.client;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.mail.AddressesRead;
import dev.marquee.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /** Who stores something about people, besides this service. */
    private static final List<String> STORES = List.of("customer", "ticket", "notification");

    /** Who keeps something for a time, besides this service. */
    private static final List<String> KEEPS =
            List.of("customer", "event", "notification", "report", "ticket", "venue");

    /** How long a service may take to gather an organiser's rows. */
    private static final Duration LARGE_ANSWER = Duration.ofMinutes(11);

    @Bean
    NotificationClient notificationClient(ServiceClients clients) {
        return clients.asService(NotificationClient.class, "notification");
    }

    @Bean
    AddressesRead addressesRead(
            Outbox outbox, NotificationClient notifications, JsonMapper json, Clock clock) {
        return new AddressesRead(outbox, notifications::read, json, clock);
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
    ArchiveClients archiveClients(ServiceClients clients) {
        var byService = new LinkedHashMap<String, ArchiveClient>();
        for (var service : KEEPS)
            byService.put(
                    service, new RestArchiveClient(clients.longAsService(service, LARGE_ANSWER)));
        return new ArchiveClients(byService);
    }

    @Bean
    RetentionClients retentionClients(ServiceClients clients) {
        var byService = new LinkedHashMap<String, RetentionClient>();
        for (var service : KEEPS)
            byService.put(service, clients.asService(RetentionClient.class, service));
        return new RetentionClients(byService);
    }
}
