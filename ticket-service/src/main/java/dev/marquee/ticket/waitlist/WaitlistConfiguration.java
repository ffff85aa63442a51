package dev.marquee.ticket.waitlist;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class WaitlistConfiguration {

    private static final String LIST = "/api/events/*/waiting-list";
    private static final String SUMMARY = LIST + "/summary";
    private static final String RULES = LIST + "/settings";
    private static final String ENTRY = LIST + "/*";

    @Bean
    ScopeRules waitingListScopes() {
        return new ScopeRules()
                .read("events:read", SUMMARY)
                .read("bookings:read", LIST, RULES, ENTRY)
                .open("bookings:write", Set.of(HttpMethod.PUT), RULES)
                .open("bookings:write", Set.of(HttpMethod.POST), ENTRY + "/offer");
    }

    /** Everybody may wait. Whose a place is, its link says; the list itself is for staff. */
    @Bean
    AccessRules waitingListsAreForEverybody() {
        return requests ->
                requests.requestMatchers(LIST + "/settings")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(HttpMethod.GET, LIST)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(HttpMethod.POST, ENTRY + "/offer")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(
                                HttpMethod.POST,
                                LIST,
                                ENTRY + "/confirm",
                                ENTRY + "/fewer",
                                ENTRY + "/pass",
                                ENTRY + "/take")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, ENTRY, WaitlistController.BY_LINK)
                        .permitAll()
                        .requestMatchers(HttpMethod.DELETE, ENTRY)
                        .permitAll();
    }
}
