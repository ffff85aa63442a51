package dev.marquee.venue.plan;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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

    /**
     * Buyers see the map of an event, and not the plans of a venue; how one is drawn is no secret.
     */
    @Bean
    AccessRules seatPlanRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/seat-plans/**")
                        .permitAll()
                        .requestMatchers("/api/seat-plans/**")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }

    /** The names of the scripts say no version, because they load each other by their names. */
    @Bean
    WebMvcConfigurer unversionedScripts() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/seat-plans/**")
                        .addResourceLocations("classpath:/static/seat-plans/")
                        .setCacheControl(CacheControl.noCache());
            }
        };
    }
}
