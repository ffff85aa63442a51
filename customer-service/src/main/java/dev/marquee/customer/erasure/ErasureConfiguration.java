package dev.marquee.customer.erasure;

import dev.marquee.customer.client.EraseAgainClient;
import dev.marquee.customer.client.ErasureClient;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.MessageHandler;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** To whom an erasure is owed, each for itself: one that is down keeps nobody waiting. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    /** What it told of buyers until then may have come after they were erased here. */
    @Bean
    MessageHandler ticketErasures(
            ServiceClients clients, Blanks blanks, JdbcClient jdbc, JsonMapper json) {
        return delivery("ticket", clients, blanks::blankBuyers, jdbc, json);
    }

    @Bean
    MessageHandler notificationErasures(ServiceClients clients, JdbcClient jdbc, JsonMapper json) {
        return delivery("notification", clients, addresses -> {}, jdbc, json);
    }

    @Bean
    MessageHandler ticketErased(ServiceClients clients, JsonMapper json) {
        return again("ticket", clients, json);
    }

    @Bean
    MessageHandler notificationErased(ServiceClients clients, JsonMapper json) {
        return again("notification", clients, json);
    }

    @Bean
    MessageHandler authErased(ServiceClients clients, JsonMapper json) {
        return again("auth", clients, json);
    }

    /** It has few addresses, and learns of an erasure by this alone. */
    @Bean
    MessageHandler eventErased(ServiceClients clients, JsonMapper json) {
        return again("event", clients, json);
    }

    @Bean
    MessageHandler reportErased(ServiceClients clients, JsonMapper json) {
        return again("report", clients, json);
    }

    @Bean
    MessageHandler customerErased(ServiceClients clients, JsonMapper json) {
        return again("customer", clients, json);
    }

    @Bean
    MessageHandler authErasures(
            ServiceClients clients, TellErased erased, JdbcClient jdbc, JsonMapper json) {
        return delivery("auth", clients, erased::add, jdbc, json);
    }

    private static MessageHandler again(String service, ServiceClients clients, JsonMapper json) {
        return new EraseAgainDelivery(
                service, clients.asService(EraseAgainClient.class, service), json);
    }

    private static MessageHandler delivery(
            String service,
            ServiceClients clients,
            Consumer<List<String>> afterwards,
            JdbcClient jdbc,
            JsonMapper json) {
        return new ErasureDelivery(
                service, clients.asService(ErasureClient.class, service), afterwards, jdbc, json);
    }
}
