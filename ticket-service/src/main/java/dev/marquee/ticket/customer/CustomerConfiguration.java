package dev.marquee.ticket.customer;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    AccessRules bookingsOfAccounts() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/customers/*/bookings",
                                "/api/customers/*/tickets",
                                "/api/customers/*/waiting-places")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/api/events/*/registrations")
                        .authenticated();
    }
}
