package dev.marquee.venue;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration
@EnableScheduling
@EnableConfigurationProperties(VenueSettings.class)
class VenueConfiguration {

    private static final String[] MANAGERS = {"ADMIN", "ORGANIZER"};
    private static final String HIRES = "/api/venues/{id}/hires";
    private static final String HIRE = HIRES + "/{hireId}";

    /**
     * Whoever reads events finds out where they are; whoever writes them looks for places and hires
     * them. The venues themselves are left to people: whoever added one changes it.
     */
    @Bean
    ScopeRules venueScopes() {
        return new ScopeRules()
                .read("events:read", "/api/venues", "/api/venues/{id}", "/place/api/venues")
                .read("events:read", "/api/venues/{id}/price")
                .read("events:read", "/api/hires", HIRES, HIRE)
                .read("events:write", "/api/venues", "/api/venues/{id}", "/api/venues/{id}/price")
                .write("events:write", HIRES, HIRE);
    }

    /** Anybody may look at venues; who hires them is for staff. */
    @Bean
    AccessRules venueRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/venues",
                                "/api/venues/{id}",
                                "/api/venues/{id}/price",
                                "/place/api/venues")
                        .permitAll()
                        .requestMatchers(
                                "/api/venues/**",
                                "/api/hires",
                                "/place/api/venues",
                                "/admin/venues/**")
                        .hasAnyRole(MANAGERS);
    }

    /** Venues that were there before they had a time zone get that of the settings. */
    @Bean
    FlywayConfigurationCustomizer zoneOfOldVenues(VenueSettings settings) {
        return flyway -> flyway.placeholders(Map.of("zone", settings.zone().getId()));
    }
}
