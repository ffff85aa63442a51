package dev.marquee.ticket.backoffice;

import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    private static final String[] READ = {
        "/api/bookings",
        "/api/bookings/*/history",
        "/api/attendees",
        "/api/sales",
        "/api/sales/summary",
        "/api/sales/money",
        "/api/events/*/sales",
        "/api/events/*/sales/money",
        "/api/events/*/figures/live",
        "/api/events/*/attendees"
    };

    private static final String ATTENDEE = "/api/tickets/*/attendee";

    private static final String[] WRITE = {"/api/bookings/*/resend", ATTENDEE};

    @Bean
    ScopeRules deskScopes() {
        return new ScopeRules()
                .read("bookings:read", READ)
                .write("bookings:write", WRITE)
                .open("bookings:write", Set.of(HttpMethod.PATCH), "/api/bookings/*");
    }

    /** Support staff does all that organisers do here. Whose events they are is asked for each. */
    @Bean
    AccessRules deskIsForStaff() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, READ)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(HttpMethod.PATCH, "/api/bookings/*")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(HttpMethod.PUT, ATTENDEE)
                        .permitAll() // buyers correct a name; whose it is, their booking says
                        .requestMatchers("/api/bookings/*/resend")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers("/admin/tickets", "/admin/tickets/**")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT");
    }

    /** It asks with the lists' own query, of which the event stands in the path already. */
    @Bean
    OperationCustomizer attendeesAreOfOneEvent() {
        return (operation, method) -> {
            if (method.getMethod().getName().equals("attendees"))
                operation.getParameters().removeIf(it -> it.getName().equals("event_id"));
            return operation;
        };
    }
}
