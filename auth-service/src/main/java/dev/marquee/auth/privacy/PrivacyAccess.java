package dev.marquee.auth.privacy;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Whoever has an account may have its file, and a guest with its token. */
@Configuration(proxyBeanMethods = false)
class PrivacyAccess {

    @Bean
    AccessRules filesAreForAccounts() {
        return requests ->
                requests.requestMatchers("/profile/export", "/api/profile/export")
                        .authenticated()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/profile/export/*/file",
                                "/api/profile/export/*/file")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/profile/export/link/*")
                        .permitAll();
    }
}
