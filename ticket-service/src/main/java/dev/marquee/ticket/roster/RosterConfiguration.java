package dev.marquee.ticket.roster;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RosterConfiguration {

    private static final String[] OUT = {
        "/api/events/*/attendees/hievents.csv", "/api/events/*/attendees/pretix.csv"
    };
    private static final String IN = "/api/events/*/attendees/import";

    @Bean
    ScopeRules rosterScopes() {
        return new ScopeRules().read("bookings:read", OUT).write("bookings:write", IN);
    }

    /** Whose events they are is asked for each. */
    @Bean
    AccessRules rostersAreForOrganisers() {
        return requests ->
                requests.requestMatchers(OUT)
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(IN)
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
