package dev.marquee.ticket.guest;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GuestConfiguration {

    /** Whose events they are is asked for each. */
    @Bean
    AccessRules guestsAreForOrganisers() {
        return requests ->
                requests.requestMatchers("/api/events/*/guests").hasAnyRole("ADMIN", "ORGANIZER");
    }
}
