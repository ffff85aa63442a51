package dev.marquee.ticket.checkout;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    AccountPaceSettings.class,
    GuestLimitSettings.class,
    HoldLimitSettings.class
})
class CheckoutConfiguration {

    @Bean
    ScopeRules checkoutScopes() {
        return new ScopeRules()
                .write("bookings:write", "/api/bookings", "/api/quotes", "/events/api/book_ticket");
    }

    /** Guests book too. */
    @Bean
    AccessRules checkoutIsForEverybody() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.POST,
                                "/api/bookings",
                                "/api/quotes",
                                "/events/api/book_ticket")
                        .permitAll();
    }
}
