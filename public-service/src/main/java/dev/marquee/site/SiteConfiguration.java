package dev.marquee.site;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SiteConfiguration {

    /** Everybody may look and book; whose booking it is, ticket-service decides. */
    @Bean
    AccessRules rules() {
        return requests ->
                requests.requestMatchers(
                                "/",
                                "/b",
                                "/e/**",
                                "/o/{organizer}",
                                "/c/{category}",
                                "/embed/e/{code}",
                                "/oembed",
                                "/widget/{file}",
                                "/bookings/**",
                                "/lookup",
                                "/lookup/**",
                                "/t/**",
                                "/h/**",
                                "/w/**",
                                "/docs/reasons",
                                "/api/reasons")
                        .permitAll()
                        .requestMatchers("/my", "/my/**")
                        .authenticated();
    }
}
