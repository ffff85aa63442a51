package dev.marquee.event.embedding;

import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmbedConfiguration {

    private static final String SITES = "/api/brands/{organizer}/embed-origins";

    @Bean
    ScopeRules embedScopes() {
        return new ScopeRules().read("events:read", SITES).write("events:write", SITES);
    }
}
