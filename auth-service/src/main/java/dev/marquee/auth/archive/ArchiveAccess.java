package dev.marquee.auth.archive;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** For organisers and admins; of whom, {@link OrganizerArchives} says. */
@Configuration(proxyBeanMethods = false)
class ArchiveAccess {

    @Bean
    AccessRules archivesAreForOrganizers() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/admin/archive",
                                "/admin/archive/*/file",
                                "/api/archives/*",
                                "/api/archives/*/file")
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(
                                HttpMethod.POST,
                                "/admin/archive",
                                "/admin/archive/*/file",
                                "/api/organizers/*/archive")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
