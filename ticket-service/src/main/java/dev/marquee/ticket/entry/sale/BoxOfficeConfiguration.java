package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.ticket.entry.staff.DoorAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class BoxOfficeConfiguration {

    /** Who may sell at which event is asked for each. Looking is open to the door's other rules. */
    @Bean
    AccessRules boxOfficeRules(DoorAccess door) {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.POST,
                                "/api/entry/events/*/sales",
                                "/api/entry/events/*/sale-quotes",
                                "/api/entry/events/*/unfinished-sales")
                        .access(door);
    }
}
