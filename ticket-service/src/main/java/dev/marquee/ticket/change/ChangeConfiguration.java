package dev.marquee.ticket.change;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {

    private static final String[] WRITE = {
        "/api/bookings/*/change", "/api/bookings/*/change/paid", "/api/bookings/*/change/withdraw"
    };

    private static final String READ = "/api/bookings/*/changes";

    @Bean
    ScopeRules changeScopes() {
        return new ScopeRules().read("bookings:read", READ).write("bookings:write", WRITE);
    }

    /**
     * Whose events they are, {@link ChangeDesk} asks for each. Pages are under those of bookings.
     */
    @Bean
    AccessRules changesAreForStaff() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, READ)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(WRITE)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT");
    }
}
