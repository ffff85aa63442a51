package dev.marquee.customer;

import dev.marquee.platform.security.AccessRules;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Customers and complaints. */
@SpringBootApplication
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Customers",
                        version = "1",
                        description =
                                "The people and companies that organisers deal with, and what happened with them. Errors are problem details (RFC 9457); their type names the reason."),
        tags = {
            @Tag(
                    name = "Customers",
                    description =
                            "Admins and support see all customers. An organiser sees those that staff added or imported, and of the buyers those of its own events; anybody else is 404 to it."),
            @Tag(
                    name = "Complaints",
                    description =
                            "What somebody complained about. Support sees all; an organiser those about its events; everybody else their own, by account, verified address, or the link of a mail."),
            @Tag(name = "Support", description = "Ready replies, and when staff answer"),
            @Tag(name = "Imports", description = "Customers from the CSV files of other programs"),
            @Tag(name = "Older addresses", description = "What clients of older systems call")
        })
public class CustomerService {

    private static final String[] EVERYTHING = {
        "/api/customers", "/api/customers/**", "/customers/api/**", "/admin/customers/**"
    };

    public static void main(String[] args) {
        SpringApplication.run(CustomerService.class, args);
    }

    /**
     * Support reads; admins and organisers write; admins erase; other services may only find or
     * add.
     */
    @Bean
    AccessRules rules() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/customers/api/auto_create")
                        .hasAnyAuthority("ROLE_ADMIN", "ROLE_ORGANIZER", "SCOPE_internal")
                        .requestMatchers("/admin/customers/*/erase", "/api/customers/*/erasure")
                        .hasRole("ADMIN")
                        .requestMatchers(
                                "/admin/customers/new",
                                "/admin/customers/duplicates/**",
                                "/api/customers/duplicates",
                                "/admin/customers/import/**",
                                "/api/customers/imports/**",
                                "/admin/customers/*/edit",
                                "/admin/customers/*/merge/**",
                                "/admin/customers/*/delete")
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(HttpMethod.GET, EVERYTHING)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(EVERYTHING)
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
