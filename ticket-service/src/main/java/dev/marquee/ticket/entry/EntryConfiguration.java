package dev.marquee.ticket.entry;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import dev.marquee.ticket.entry.staff.DoorAccess;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class EntryConfiguration {

    /** Which event's door it is, is asked for each. */
    @Bean
    AccessRules entryRules(DoorAccess door) {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, EntryController.PATH)
                        .access(door)
                        .requestMatchers(
                                HttpMethod.POST, "/api/entry/scans", "/api/entry/scans/*/undo")
                        .access(door)
                        .requestMatchers("/api/entry/events/*/supervisor")
                        .access(door)
                        .requestMatchers(HttpMethod.POST, "/api/entry/conflicts/*/settle")
                        .access(door)
                        .requestMatchers(
                                HttpMethod.POST, "/api/tickets/*/block", "/api/tickets/*/unblock")
                        .access(door)
                        .requestMatchers(
                                HttpMethod.GET, "/api/entry/events", "/api/entry/events/**")
                        .access(door);
    }

    @Bean
    ScopeRules entryScopes() {
        return new ScopeRules()
                .open("entry", Set.of(HttpMethod.POST), EntryController.PATH, "/api/entry/scans")
                .read("entry", "/api/entry/events", "/api/entry/events/**");
    }
}
