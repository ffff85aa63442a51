package dev.marquee.ticket.external;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class ExternalConfiguration {

    @Bean
    AccessRules supportDecidesWhatMovedOutside() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/payments/outside")
                        .hasAnyRole("ADMIN", "SUPPORT")
                        .requestMatchers(HttpMethod.POST, "/api/payments/outside/*/decision")
                        .hasAnyRole("ADMIN", "SUPPORT");
    }
}
