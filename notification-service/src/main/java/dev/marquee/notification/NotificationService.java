package dev.marquee.notification;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.CrossSitePosts;
import dev.marquee.platform.security.ScopeRules;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** E-mails and notifications. */
@SpringBootApplication
@ConfigurationPropertiesScan
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Notifications",
                        version = "1",
                        description =
                                "The e-mails, notifications and webhooks that the suite sends."),
        tags = {
            @Tag(name = "Webhooks", description = "Be told of what happens; see docs/webhooks.md"),
            @Tag(name = "Messages", description = "Write to the people of an event"),
            @Tag(name = "Mails", description = "What was sent to whom"),
            @Tag(name = "Notifications", description = "What you are told on the site, and how"),
            @Tag(name = "Templates", description = "Mails in an organiser's own words")
        })
public class NotificationService {

    public static void main(String[] args) {
        SpringApplication.run(NotificationService.class, args);
    }

    /**
     * Mails are for admins to read; that they were sent, organisers may know of their own.
     * Notifications are for their readers alone.
     */
    @Bean
    AccessRules rules() {
        return requests ->
                requests.requestMatchers("/u/{token}", "/u/{token}/again")
                        .permitAll()
                        .requestMatchers(
                                "/admin/mail",
                                "/admin/mail/**",
                                "/admin/queues",
                                "/admin/queues/**",
                                "/api/queues",
                                "/api/queues/**",
                                "/api/mail-health",
                                "/api/suppressions/**",
                                "/api/mails/{id}/retry")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.GET, "/api/mails", "/api/mails/summary")
                        .hasAnyRole("ADMIN", "SUPPORT", "ORGANIZER")
                        .requestMatchers(
                                "/admin/templates",
                                "/admin/templates/**",
                                "/api/templates/**",
                                "/admin/webhooks",
                                "/admin/webhooks/**",
                                "/api/webhooks",
                                "/api/webhooks/**",
                                "/admin/messages",
                                "/admin/messages/**",
                                "/api/messages",
                                "/api/messages/**")
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(HttpMethod.POST, "/api/notifications/event-detail-email")
                        .hasAnyRole("ADMIN", "SUPPORT", "ORGANIZER", "ENTRY_MANAGER", "CUSTOMER")
                        .requestMatchers("/my/notifications/worker.js")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/notifications")
                        .hasAnyAuthority("ROLE_ADMIN", "SCOPE_internal")
                        .requestMatchers(
                                "/api/notifications",
                                "/api/notifications/**",
                                "/api/profile/notification-preferences",
                                "/api/push-key",
                                "/api/push-subscriptions",
                                "/my/notifications",
                                "/my/notifications/**")
                        .hasAnyRole("ADMIN", "ORGANIZER", "CUSTOMER", "ENTRY_MANAGER", "SUPPORT");
    }

    /** A mail program in a browser unsubscribes its reader from where it is (RFC 8058). */
    @Bean
    CrossSitePosts unsubscribing() {
        return new CrossSitePosts("/u/{token}");
    }

    /** A webhook tells of bookings, so who makes one must be let near them. */
    @Bean
    ScopeRules scopes() {
        return new ScopeRules()
                .read(
                        "bookings:read",
                        "/api/mails",
                        "/api/mails/summary",
                        "/api/templates/{kind}/{lang}",
                        "/api/webhooks",
                        "/api/webhooks/**",
                        "/api/messages",
                        "/api/messages/**")
                .write(
                        "bookings:write",
                        "/api/templates/{kind}/{lang}",
                        "/api/templates/{kind}/{lang}/preview",
                        "/api/templates/{kind}/{lang}/test",
                        "/api/webhooks",
                        "/api/webhooks/**",
                        "/api/messages",
                        "/api/messages/**");
    }
}
