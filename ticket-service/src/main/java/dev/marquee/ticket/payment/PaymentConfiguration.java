package dev.marquee.ticket.payment;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentConfiguration {

    private static final String CALLBACKS = "/api/payments/callbacks/*";

    @Bean
    ScopeRules paymentScopes() {
        return new ScopeRules()
                .read("bookings:read", "/api/bookings/*/payment", "/api/payments/ticket/*")
                .write("bookings:write", "/api/bookings/*/pay", "/api/payments");
    }

    /** Guests pay too. Whose booking it is, is asked for each; providers sign what they send. */
    @Bean
    AccessRules paymentRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/bookings/*/payment",
                                "/api/payments/ticket/*",
                                CALLBACKS)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST, "/api/bookings/*/pay", "/api/payments", CALLBACKS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/payments/user/*")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/api/payments/attention")
                        .hasAnyRole("ADMIN", "SUPPORT")
                        .requestMatchers(HttpMethod.POST, "/api/payments/*/look")
                        .hasAnyRole("ADMIN", "SUPPORT")
                        .requestMatchers("/admin/payments", "/admin/payments/**")
                        .hasAnyRole("ADMIN", "SUPPORT");
    }
}
