package dev.marquee.ticket.transfer;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    private static final String OF_TICKET = "/api/tickets/*/transfer";

    @Bean
    ScopeRules transferScopes() {
        return new ScopeRules().read("bookings:read", OF_TICKET).write("bookings:write", OF_TICKET);
    }

    /** Guests have tickets too. Whose a ticket is, {@link HolderAccess} finds out. */
    @Bean
    AccessRules transfersAreForHolders() {
        return requests ->
                requests.requestMatchers(OF_TICKET)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/tickets/link", "/api/transfers/*")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/transfers/*/accept",
                                "/api/transfers/*/decline")
                        .permitAll();
    }
}
