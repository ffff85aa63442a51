package dev.marquee.ticket.inventory;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class InventoryConfiguration {

    @Bean
    ScopeRules availabilityScopes() {
        String[] stock = {
            "/api/events/*/availability", "/api/events/*/live", "/events/api/available"
        };
        return new ScopeRules().read("events:read", stock).read("bookings:read", stock);
    }

    /** What is left is public. */
    @Bean
    AccessRules availabilityIsPublic() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/events/*/availability",
                                "/api/events/*/live",
                                "/events/api/available")
                        .permitAll();
    }
}
