package dev.marquee.venue;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration
@EnableConfigurationProperties(VenueSettings.class)
class VenueConfiguration {

    private static final String[] MANAGERS = {"ADMIN", "ORGANIZER"};

    /** Whoever reads events finds out where they are. */
    @Bean
    ScopeRules venueScopes() {
        return new ScopeRules()
                .read("events:read", "/api/venues", "/api/venues/{id}", "/place/api/venues");
    }

    /** Anybody may look at venues; who hires them is for staff. */
    @Bean
    AccessRules venueRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/venues",
                                "/api/venues/{id}",
                                "/place/api/venues")
                        .permitAll()
                        .requestMatchers("/api/venues/**", "/place/api/venues", "/admin/venues/**")
                        .hasAnyRole(MANAGERS);
    }
}
