package dev.marquee.notification.message.audience;

import dev.marquee.platform.client.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the people of events are asked for. */
@Configuration(proxyBeanMethods = false)
class AudienceConfiguration {

    @Bean
    AudienceClient audienceClient(ServiceClients clients) {
        return clients.asService(AudienceClient.class, "ticket");
    }
}
