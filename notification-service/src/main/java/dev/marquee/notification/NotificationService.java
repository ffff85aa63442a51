package dev.marquee.notification;

import dev.marquee.platform.security.AccessRules;
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
                        description = "The e-mails and webhooks that the suite sends."),
        tags = {
            @Tag(name = "Webhooks", description = "Be told of what happens; see docs/webhooks.md"),
            @Tag(name = "Mails", description = "What was sent to whom"),
            @Tag(name = "Templates", description = "Mails in an organiser's own words")
        })
public class NotificationService {

    public static void main(String[] args) {
        SpringApplication.run(NotificationService.class, args);
    }

    /** Mails are for admins to read; that they were sent, organisers may know of their own. */
    @Bean
    AccessRules rules() {
        return requests ->
                requests.requestMatchers("/admin/mail", "/admin/mail/**")
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
                                "/api/webhooks/**")
                        .hasAnyRole("ADMIN", "ORGANIZER");
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
                        "/api/webhooks/**")
                .write(
                        "bookings:write",
                        "/api/templates/{kind}/{lang}",
                        "/api/templates/{kind}/{lang}/preview",
                        "/api/templates/{kind}/{lang}/test",
                        "/api/webhooks",
                        "/api/webhooks/**");
    }
}
