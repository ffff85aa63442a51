package dev.marquee.ticket.offer;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OfferGuessSettings.class)
class OfferConfiguration {

    private static final String[] ALL = {
        "/api/offers", "/api/offers/**", "/admin/offers", "/admin/offers/**"
    };

    @Bean
    ScopeRules offerScopes() {
        return new ScopeRules()
                .read("events:read", "/api/offers", "/api/offers/**")
                .write("events:write", "/api/offers", "/api/offers/**");
    }

    @Bean
    AccessRules offersAreManagedByOrganisers() {
        return requests -> requests.requestMatchers(ALL).hasAnyRole("ADMIN", "ORGANIZER");
    }
}
