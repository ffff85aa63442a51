package dev.marquee.ticket.seatmap;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class SeatmapConfiguration {

    private static final String SEATS = "/api/events/*/seats";
    private static final String STAFF = SEATS + "/staff/**";
    private static final String OF_TICKET = "/api/tickets/*/seat";

    @Bean
    ScopeRules seatScopes() {
        return new ScopeRules()
                .read("events:read", SEATS, SEATS + "/list")
                .read("bookings:read", SEATS, SEATS + "/list", STAFF)
                .open("events:read", Set.of(HttpMethod.POST), SEATS + "/best")
                .open("bookings:write", Set.of(HttpMethod.POST), STAFF)
                .open("bookings:write", Set.of(HttpMethod.PUT), STAFF, OF_TICKET);
    }

    /** Everybody sees which seats are free. Who sits there is for staff. */
    @Bean
    AccessRules seatsAreForEverybody() {
        return requests ->
                requests.requestMatchers(STAFF, OF_TICKET)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(HttpMethod.GET, SEATS, SEATS + "/list")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, SEATS + "/best")
                        .permitAll();
    }
}
