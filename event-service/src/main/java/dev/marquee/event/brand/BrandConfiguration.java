package dev.marquee.event.brand;

import dev.marquee.event.client.BrandClient;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration
class BrandConfiguration {

    @Bean
    MessageHandler brandsToTickets(ServiceClients clients, Brands brands) {
        return new BrandDelivery(
                BrandDelivery.TO_TICKETS, clients.asService(BrandClient.class, "ticket"), brands);
    }

    @Bean
    MessageHandler brandsToMails(ServiceClients clients, Brands brands) {
        return new BrandDelivery(
                BrandDelivery.TO_MAILS,
                clients.asService(BrandClient.class, "notification"),
                brands);
    }

    @Bean
    ScopeRules brandScopes() {
        return new ScopeRules()
                .read(
                        "events:read",
                        "/api/events/{event}/brand.css",
                        "/api/brands/{organizer}",
                        "/api/brands/{organizer}/logo")
                .write("events:write", "/api/brands/{organizer}", "/api/brands/{organizer}/logo");
    }

    /** Whoever sees an event sees whose it is. */
    @Bean
    AccessRules brandRules() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/brands/{organizer}",
                                "/api/brands/{organizer}/embed-origins",
                                "/api/brands/{organizer}/logo")
                        .permitAll()
                        .requestMatchers("/api/brands/**", "/admin/brand", "/admin/brand/**")
                        .hasAnyRole("ADMIN", "ORGANIZER");
    }
}
