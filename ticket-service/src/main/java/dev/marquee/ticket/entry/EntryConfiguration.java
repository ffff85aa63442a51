package dev.marquee.ticket.entry;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class EntryConfiguration {

    /** Which event's door it is, {@link AdmitTicket} finds out. */
    @Bean
    AccessRules entryRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, EntryController.PATH)
                        .hasAnyRole("ADMIN", "ORGANIZER", "ENTRY_MANAGER");
    }

    @Bean
    ScopeRules entryScopes() {
        return new ScopeRules().open("entry", Set.of(HttpMethod.POST), EntryController.PATH);
    }
}
