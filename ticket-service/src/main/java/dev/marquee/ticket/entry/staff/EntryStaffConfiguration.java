package dev.marquee.ticket.entry.staff;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EntryStaffConfiguration {

    /** Whose events they are is asked for each. */
    @Bean
    AccessRules entryStaffIsForOrganisers() {
        return requests ->
                requests.requestMatchers(
                                "/api/events/*/entry-staff",
                                "/api/entry/devices",
                                "/api/entry/devices/*")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
