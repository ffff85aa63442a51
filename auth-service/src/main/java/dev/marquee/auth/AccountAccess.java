package dev.marquee.auth;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may reach what people do with their accounts, and admins with everybody's. */
@Configuration(proxyBeanMethods = false)
class AccountAccess {

    @Bean
    AccessRules accountRules() {
        return requests ->
                requests.requestMatchers(
                                "/register",
                                "/verify-email",
                                "/forgot-password",
                                "/reset-password",
                                "/invitation")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/auth/register",
                                "/api/auth/signup",
                                "/api/auth/verify-email",
                                "/api/auth/forgot-password",
                                "/api/auth/reset-password")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/auth/logout",
                                "/api/auth/logout-everywhere",
                                "/api/auth/change-password",
                                "/api/auth/resend-verification",
                                "/profile",
                                "/profile/verify-email",
                                "/profile/role-request")
                        .authenticated()
                        .requestMatchers("/profile/password", "/profile/close", "/profile/email")
                        .authenticated()
                        .requestMatchers("/profile/sessions/**", "/profile/sessions")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/profile/entry")
                        .authenticated()
                        .requestMatchers(HttpMethod.PUT, "/api/profile")
                        .authenticated()
                        .requestMatchers(HttpMethod.DELETE, "/api/profile")
                        .authenticated()
                        .requestMatchers("/admin/users", "/admin/users/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, "/api/users", "/api/users/*")
                        .hasRole("ADMIN");
    }
}
