package dev.marquee.customer.erasure;

import dev.marquee.customer.client.ErasureClient;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.OutboxReceiver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** To whom an erasure is owed, each for itself: one that is down keeps nobody waiting. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    @Bean
    OutboxReceiver ticketErasures(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("ticket", clients, jdbc, json);
    }

    @Bean
    OutboxReceiver notificationErasures(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("notification", clients, jdbc, json);
    }

    @Bean
    OutboxReceiver authErasures(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("auth", clients, jdbc, json);
    }

    private static OutboxReceiver delivery(
            String service, ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return new ErasureDelivery(
                service, clients.asService(ErasureClient.class, service), jdbc, json);
    }
}
