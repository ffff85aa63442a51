package dev.marquee.report;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.CrossSitePosts;
import dev.marquee.platform.security.ScopeRules;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Post-event reports, and the dashboard. */
@SpringBootApplication
@EnableConfigurationProperties(ReportSettings.class)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Reports",
                        version = "1",
                        description =
                                "What organisers write after an event, with its figures at completion"),
        tags = {
            @Tag(
                    name = "Reports",
                    description = "An organiser reaches those about its own events, an admin all"),
            @Tag(
                    name = "Analytics",
                    description =
                            "What was counted, without cookies and without anybody's name: an organiser reaches what is their own; admins and support all, support without money"),
            @Tag(
                    name = "Scheduled reports",
                    description = "The caller's own, also for an admin; support has none"),
            @Tag(name = "Tracking links", description = "An organiser's own; an admin reaches all")
        })
public class ReportService {

    public static void main(String[] args) {
        SpringApplication.run(ReportService.class, args);
    }

    @Bean
    ScopeRules scopes() {
        return new ScopeRules()
                .read(
                        "reports:read",
                        "/api/reports",
                        "/api/reports/due",
                        "/api/reports/{id}",
                        "/api/reports/{id}/pdf",
                        "/api/analytics",
                        "/api/analytics/compare",
                        "/api/analytics/seasons",
                        "/api/analytics/event/{id}",
                        "/api/analytics/event/{id}/funnel",
                        "/api/analytics/event/{id}/forecast",
                        "/api/analytics/event/{id}/door",
                        "/api/tracking-links",
                        "/api/tracking-links/{id}",
                        "/api/report-schedules",
                        "/api/report-schedules/{id}",
                        "/api/report-schedules/{id}/runs");
    }

    /** A mail program in a browser ends a report for its reader from where it is (RFC 8058). */
    @Bean
    CrossSitePosts leaving() {
        return new CrossSitePosts("/report-mails/{token}");
    }

    @Bean
    AccessRules rules() {
        return requests ->
                requests.requestMatchers("/admin")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers("/admin/health")
                        .hasRole("ADMIN")
                        .requestMatchers("/admin/analytics/links", "/admin/analytics/links/**")
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(
                                "/api/analytics",
                                "/api/analytics/**",
                                "/admin/analytics",
                                "/admin/analytics/**")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers("/report-mails/**")
                        .permitAll()
                        .requestMatchers(
                                "/api/report-schedules",
                                "/api/report-schedules/**",
                                "/admin/reports/schedules",
                                "/admin/reports/schedules/**")
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(
                                "/api/reports",
                                "/api/reports/**",
                                "/admin/reports/**",
                                "/api/tracking-links",
                                "/api/tracking-links/**")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
