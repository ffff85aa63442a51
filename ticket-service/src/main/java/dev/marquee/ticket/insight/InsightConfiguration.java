package dev.marquee.ticket.insight;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InsightConfiguration {

    @Bean
    AccessRules insightRules() {
        return requests ->
                requests.requestMatchers("/api/analytics/user/*", "/api/analytics/ticket/*")
                        .authenticated();
    }
}
