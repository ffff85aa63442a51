package dev.marquee.venue.plan;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SeatPlanConfiguration {

    private static final String PLANS = "/api/venues/{id}/seat-plans";
    private static final String PLAN = "/api/seat-plans/{id}";

    /** Whoever reads events may read where people sit; whoever writes them brings plans. */
    @Bean
    ScopeRules seatPlanScopes() {
        return new ScopeRules()
                .read("events:read", PLANS, PLAN, PLAN + "/versions/{version}", PLAN + "/csv")
                .write("events:write", PLANS, PLANS + "/csv", PLAN, PLAN + "/csv");
    }

    /** Buyers see the map of an event, and not the plans of a venue. */
    @Bean
    AccessRules seatPlanRules() {
        return requests ->
                requests.requestMatchers("/api/seat-plans/**").hasAnyRole("ADMIN", "ORGANIZER");
    }
}
