package dev.marquee.ticket.receipt;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class ReceiptConfiguration {

    private static final String[] READ = {
        "/api/bookings/*/receipts",
        "/api/bookings/*/receipts/*/pdf",
        "/api/bookings/*/receipt.pdf",
        "/api/bookings/*/invoice-address"
    };

    @Bean
    ScopeRules receiptScopes() {
        return new ScopeRules()
                .read("bookings:read", READ)
                .write("bookings:write", "/api/bookings/*/invoice-address")
                .read("bookings:read", "/api/sellers/*");
    }

    /** Guests have receipts too. Whose booking it is, {@code BookingAccess} finds out. */
    @Bean
    AccessRules receiptsAreForWhoeverMayOpenTheBooking() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, READ)
                        .permitAll()
                        .requestMatchers(HttpMethod.PUT, "/api/bookings/*/invoice-address")
                        .permitAll()
                        .requestMatchers("/api/sellers/*", InvoicingController.PATH)
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
