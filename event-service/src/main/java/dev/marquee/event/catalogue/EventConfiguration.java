package dev.marquee.event.catalogue;

import dev.marquee.platform.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    private static final String[] SELLERS = {"ADMIN", "ORGANIZER"};

    @Bean
    AccessRules eventRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/events",
                                "/api/events/{id}",
                                "/api/categories")
                        .permitAll()
                        .requestMatchers("/api/events/**", "/admin/events/**")
                        .hasAnyRole(SELLERS)
                        .requestMatchers(HttpMethod.GET, "/events/api/by_customer/{id}")
                        .hasAnyAuthority(
                                "ROLE_ADMIN", "ROLE_ORGANIZER", "ROLE_SUPPORT", "SCOPE_internal");
    }
}
