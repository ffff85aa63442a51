package dev.marquee.site.assistant;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistantSettings.class)
class AssistantConfiguration {

    @Bean
    TurnClient turnClient(ServiceClients clients) {
        return clients.asService(TurnClient.class, "customer");
    }

    /** Everybody may ask; what is found out is what they may see. */
    @Bean
    AccessRules assistantRules() {
        return requests ->
                requests.requestMatchers("/assistant", "/assistant/**", "/api/ai/**").permitAll();
    }
}
