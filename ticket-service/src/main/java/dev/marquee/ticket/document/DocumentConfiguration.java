package dev.marquee.ticket.document;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    private static final String[] FILES = {
        "/api/bookings/*/ticket-download",
        "/api/bookings/*/confirmation-email",
        "/api/bookings/*/calendar.ics",
        "/api/tickets/*/pdf"
    };

    @Bean
    ScopeRules documentScopes() {
        return new ScopeRules().read("bookings:read", FILES);
    }

    /** Guests print their tickets too. Whose booking it is, {@code BookingAccess} finds out. */
    @Bean
    AccessRules documentsAreForWhoeverMayOpenTheBooking() {
        return requests -> requests.requestMatchers(HttpMethod.GET, FILES).permitAll();
    }
}
