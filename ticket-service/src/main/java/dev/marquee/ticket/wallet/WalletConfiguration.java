package dev.marquee.ticket.wallet;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AppleWalletSettings.class, GoogleWalletSettings.class})
class WalletConfiguration {

    private static final String[] FILES = {
        "/api/bookings/*/wallet/apple",
        "/api/tickets/*/wallet/apple",
        "/api/tickets/*/wallet/google"
    };

    @Bean
    ScopeRules walletScopes() {
        return new ScopeRules().read("bookings:read", FILES);
    }

    /** Guests have phones too. Whose a ticket is, {@code HolderAccess} finds out. */
    @Bean
    AccessRules walletsAreForWhoeverHasTheTicket() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, FILES)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, WalletsController.PATH)
                        .permitAll();
    }
}
