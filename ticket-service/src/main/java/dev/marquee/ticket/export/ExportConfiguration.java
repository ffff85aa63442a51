package dev.marquee.ticket.export;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class ExportConfiguration {

    private static final String[] API = {"/api/exports", "/api/exports/*", "/api/exports/*/file"};

    /** Whoever may read bookings may have them as a file: ordering one changes nothing of them. */
    @Bean
    ScopeRules exportScopes() {
        return new ScopeRules()
                .open(
                        "bookings:read",
                        Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE),
                        API);
    }

    /** They speak of money and of people: organisers get what is of their own events. */
    @Bean
    AccessRules exportsAreForOrganizers() {
        return requests ->
                requests.requestMatchers(API)
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(
                                ExportPageController.PATH, ExportPageController.PATH + "/**")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
