package dev.marquee.customer.complaint.api;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** Who may come to complaints. Whose one is, the endpoints find out. */
@Configuration(proxyBeanMethods = false)
class ComplaintAccessRules {

    private static final String[] OF_GUESTS = {
        "/api/complaints/*",
        "/api/complaints/*/entries",
        "/api/complaints/*/confirm",
        "/api/complaints/*/files",
        "/api/complaints/*/files/*"
    };

    private static final String[] OF_STAFF = {
        "/api/complaints/*/assign",
        "/api/complaints/*/merge",
        "/api/complaints/*/link",
        "/api/complaints/*/refund-decision",
        "/api/canned-replies",
        "/api/canned-replies/*",
        "/api/business-hours",
        "/admin/complaints/hours",
        "/admin/complaints/replies",
        "/admin/complaints/replies/**",
        "/admin/complaints/mails",
        "/admin/complaints/mails/*/accept",
        "/admin/complaints/mails/*/discard",
        "/admin/complaints/new",
        "/admin/complaints/*/change",
        "/admin/complaints/*/confirm",
        "/admin/complaints/*/link",
        "/admin/complaints/*/merge",
        "/admin/complaints/*/presence",
        "/admin/complaints/*/refund",
        "/admin/complaints/*/take"
    };

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    AccessRules complaintsAreForThoseWhoComplainAndForStaff() {
        return requests ->
                requests.requestMatchers(OF_STAFF)
                        .hasAnyRole("ADMIN", "SUPPORT")
                        .requestMatchers(HttpMethod.POST, "/api/complaints")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/complaints")
                        .hasAnyRole("ADMIN", "ORGANIZER", "CUSTOMER", "ENTRY_MANAGER", "SUPPORT")
                        .requestMatchers(OF_GUESTS)
                        .permitAll()
                        .requestMatchers("/admin/complaints", "/admin/complaints/**")
                        .hasAnyRole("ADMIN", "SUPPORT", "ORGANIZER")
                        .requestMatchers("/my/complaints", "/my/complaints/**")
                        .hasAnyRole("ADMIN", "ORGANIZER", "CUSTOMER", "ENTRY_MANAGER", "SUPPORT")
                        .requestMatchers("/complaints/**", "/t/*/complaints", "/t/*/complaints/**")
                        .permitAll();
    }
}
