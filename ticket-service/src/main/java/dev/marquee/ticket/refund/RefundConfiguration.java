package dev.marquee.ticket.refund;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    private static final String[] OF_BUYERS = {
        "/api/bookings/*/cancel", "/api/bookings/*/refund-request"
    };

    private static final String[] OF_STAFF = {
        "/api/bookings/*/refund-decision",
        "/api/bookings/*/refund-decision/preview",
        "/api/refunds/*/retry",
        "/api/refunds/*/settled-by-hand"
    };

    @Bean
    ScopeRules refundScopes() {
        return new ScopeRules()
                .read("bookings:read", "/api/bookings/*/refunds", "/api/refunds")
                .write("bookings:write", OF_BUYERS)
                .write("bookings:write", OF_STAFF);
    }

    /** Guests ask for their money too. Whose booking it is, {@code BookingAccess} finds out. */
    @Bean
    AccessRules refundsAreAskedForByBuyersAndDecidedByStaff() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, OF_BUYERS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/bookings/*/refunds")
                        .permitAll()
                        .requestMatchers(OF_STAFF)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(HttpMethod.GET, "/api/refunds")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers("/admin/refunds", "/admin/refunds/**")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT");
    }
}
