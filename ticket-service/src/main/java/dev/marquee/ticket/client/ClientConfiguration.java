package dev.marquee.ticket.client;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.mail.AddressesRead;
import dev.marquee.platform.outbox.Outbox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

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
    CustomerClient customerClient(ServiceClients clients) {
        return clients.asService(CustomerClient.class, "customer");
    }

    @Bean
    AccountClient accountClient(ServiceClients clients) {
        return clients.asService(AccountClient.class, "auth");
    }

    @Bean
    GuestFileClient guestFileClient(ServiceClients clients) {
        return clients.asService(GuestFileClient.class, "auth");
    }

    @Bean
    SeatPlanClient seatPlanClient(ServiceClients clients) {
        return clients.asService(SeatPlanClient.class, "venue");
    }

    @Bean
    ReportClient reportClient(ServiceClients clients) {
        return clients.asService(ReportClient.class, "report");
    }

    @Bean
    StaffNoticeClient staffNoticeClient(ServiceClients clients) {
        return clients.asService(StaffNoticeClient.class, "notification");
    }
}
