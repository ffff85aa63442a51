package dev.marquee.ticket.client;

import dev.marquee.platform.client.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    NotificationClient notificationClient(ServiceClients clients) {
        return clients.asService(NotificationClient.class, "notification");
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
