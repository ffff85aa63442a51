package dev.marquee.site.assistant;

import dev.marquee.platform.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistantSettings.class)
class AssistantConfiguration {

    /** Everybody may ask; what is found out is what they may see. */
    @Bean
    AccessRules assistantRules() {
        return requests ->
                requests.requestMatchers("/assistant", "/assistant/**", "/api/ai/**").permitAll();
    }
}
