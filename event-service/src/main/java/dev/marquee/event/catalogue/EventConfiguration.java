package dev.marquee.event.catalogue;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.http.HttpMethod;

@Configuration
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    private static final String[] SELLERS = {"ADMIN", "ORGANIZER"};

    /** A ticket type's columns are event_id and position, in the case each database prefers. */
    @Bean
    NamingStrategy columnNames() {
        return new NamingStrategy() {
            @Override
            public String getReverseColumnName(RelationalPersistentEntity<?> owner) {
                return getTableName(owner.getType()) + "_id";
            }

            @Override
            public String getKeyColumn(RelationalPersistentProperty list) {
                return "position";
            }
        };
    }

    @Bean
    ScopeRules eventScopes() {
        return new ScopeRules()
                .read(
                        "events:read",
                        "/api/events",
                        "/api/events/{id}",
                        "/api/events/{event}/picture",
                        "/api/events/{id}/notes",
                        "/api/events/{id}/waiting-room/figures",
                        "/api/events/{id}/waiting-room/settings",
                        "/api/categories",
                        "/events/api/by_customer/{id}")
                .write("events:write", "/api/events/**");
    }

    @Bean
    AccessRules eventRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/events",
                                "/api/events/{id}",
                                "/api/events/{event}/picture",
                                "/api/events/{event}/brand.css",
                                "/api/categories")
                        .permitAll()
                        .requestMatchers("/api/categories", "/admin/categories/**")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/events/**", "/admin/events/**")
                        .hasAnyRole(SELLERS)
                        .requestMatchers(HttpMethod.GET, "/events/api/by_customer/{id}")
                        .hasAnyAuthority(
                                "ROLE_ADMIN", "ROLE_ORGANIZER", "ROLE_SUPPORT", "SCOPE_internal");
    }
}
