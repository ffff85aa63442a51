package dev.marquee.ticket.entry.list;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EntryListConfiguration {

    /** Whose events they are is asked for each. */
    @Bean
    AccessRules entryListsAreForOrganisers() {
        return requests ->
                requests.requestMatchers(
                                "/api/events/*/entry-lists", "/api/events/*/entry-lists/copy")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
