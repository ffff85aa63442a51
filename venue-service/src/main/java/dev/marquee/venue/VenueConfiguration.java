package dev.marquee.venue;

import dev.marquee.platform.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration
@EnableConfigurationProperties(VenueSettings.class)
class VenueConfiguration {

    private static final String[] MANAGERS = {"ADMIN", "ORGANIZER"};

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
