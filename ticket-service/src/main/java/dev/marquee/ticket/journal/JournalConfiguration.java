package dev.marquee.ticket.journal;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    private static final String[] API = {"/api/journal", "/api/journal/*"};

    @Bean
    ScopeRules journalScopes() {
        return new ScopeRules().read("bookings:read", API);
    }

    /** Organisers read that of their own events. */
    @Bean
    AccessRules journalIsForOrganizers() {
        return requests ->
                requests.requestMatchers(API)
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers("/admin/journal", "/admin/journal/**", "/admin/money")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
