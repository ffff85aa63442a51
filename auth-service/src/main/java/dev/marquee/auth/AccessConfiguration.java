package dev.marquee.auth;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ClosedByDefault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What is open here besides the OAuth2 endpoints, which have a chain of their own before this. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessRules rules() {
        return requests ->
                requests.requestMatchers("/login")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/.well-known/oauth-authorization-server")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/logout", "/api/auth/login")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/profile", "/api/profile")
                        .authenticated();
    }

    @Bean
    @Order(2)
    SecurityFilterChain theRest(HttpSecurity http, ClosedByDefault closed) {
        return closed.chain(http);
    }
}
