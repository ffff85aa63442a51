package dev.marquee.ticket.entry.attendance;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AttendanceConfiguration {

    /** Whose event it is is asked for each. */
    @Bean
    AccessRules attendanceIsForOrganisers() {
        return requests ->
                requests.requestMatchers("/api/events/*/attendance")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
