package dev.marquee.auth.erasure;

import dev.marquee.auth.client.ErasedAccountClient;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.MessageHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Each of the services for itself: one that is down keeps no other waiting. */
@Configuration(proxyBeanMethods = false)
class ErasedAccountConfiguration {

    @Bean
    MessageHandler eventAccounts(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("event", clients, jdbc, json);
    }

    @Bean
    MessageHandler venueAccounts(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("venue", clients, jdbc, json);
    }

    @Bean
    MessageHandler reportAccounts(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("report", clients, jdbc, json);
    }

    @Bean
    MessageHandler ticketAccounts(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("ticket", clients, jdbc, json);
    }

    private static MessageHandler delivery(
            String service, ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return new ErasedAccountDelivery(
                service, clients.asService(ErasedAccountClient.class, service), jdbc, json);
    }
}
