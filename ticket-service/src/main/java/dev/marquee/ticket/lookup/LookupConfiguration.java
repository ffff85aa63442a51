package dev.marquee.ticket.lookup;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LookupConfiguration {

    /** A look-up proves itself by its own token; the older system's one needs an account. */
    @Bean
    AccessRules lookupRules() {
        return requests -> {
            requests.requestMatchers("/api/lookups/**").permitAll();
            requests.requestMatchers(HttpMethod.GET, TicketLookupController.PATH).authenticated();
        };
    }
}
