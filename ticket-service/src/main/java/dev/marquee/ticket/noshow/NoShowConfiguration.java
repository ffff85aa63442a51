package dev.marquee.ticket.noshow;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class NoShowConfiguration {

    private static final String OF_TICKET = "/api/tickets/*/no-show";
    private static final String OF_EVENT = "/api/events/*/no-shows";

    @Bean
    ScopeRules noShowScopes() {
        return new ScopeRules()
                .read("bookings:read", OF_EVENT)
                .open("bookings:write", Set.of(HttpMethod.POST), OF_EVENT)
                .open("bookings:write", Set.of(HttpMethod.PUT, HttpMethod.DELETE), OF_TICKET);
    }

    /** Whose events they are is asked for each. */
    @Bean
    AccessRules noShowsAreForStaff() {
        return requests ->
                requests.requestMatchers(OF_TICKET, OF_EVENT)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT");
    }
}
