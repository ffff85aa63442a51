package dev.marquee.ticket.legacy;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class ReservationConfiguration {

    /**
     * A guest reserves as a guest books: it takes nothing more, for the quota is the same, and a
     * free booking does not expire either. Whose reservation it is, is found out by the same rule
     * as for any booking.
     */
    @Bean
    AccessRules reservationRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/tickets")
                        .hasAnyRole("ADMIN", "SUPPORT", "ORGANIZER")
                        .requestMatchers(HttpMethod.GET, "/api/tickets/user/*")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/api/tickets")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/tickets/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.DELETE, "/api/tickets/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.PUT, "/api/tickets/*/status")
                        .permitAll();
    }

    @Bean
    ScopeRules reservationScopes() {
        return new ScopeRules()
                .read("bookings:read", "/api/tickets", "/api/tickets/*")
                .open("bookings:write", Set.of(HttpMethod.POST), "/api/tickets")
                .open("bookings:write", Set.of(HttpMethod.DELETE), "/api/tickets/*")
                .open("bookings:write", Set.of(HttpMethod.PUT), "/api/tickets/*/status");
    }
}
