package dev.marquee.auth.apiclient;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class ApiClientConfiguration {

    @Bean
    AccessRules apiClientRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/admin/api-clients/keys")
                        .hasRole("ADMIN")
                        .requestMatchers(
                                "/admin/api-clients",
                                "/admin/api-clients/export.*",
                                "/admin/api-clients/{id}/revoke")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
