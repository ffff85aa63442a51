package dev.marquee.ticket.booking;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BookingSettings.class)
class BookingConfiguration {

    @Bean
    AccessKeys accessKeys(BookingSettings settings, MarqueeSettings marquee) {
        var given = settings.accessSecret();
        if (given != null && !given.isBlank()) return new AccessKeys(given);
        var file = marquee.data().resolve("secrets/booking-access");
        return new AccessKeys(SecretFile.readOrCreate(file, RandomToken::create));
    }

    @Bean
    ScopeRules bookingScopes() {
        return new ScopeRules()
                .read("bookings:read", "/api/bookings/*")
                .write("bookings:write", "/api/bookings/*/cancel");
    }

    /** Guests book too. Whose booking it is, {@link BookingAccess} finds out. */
    @Bean
    AccessRules bookingIsForEverybody() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/api/bookings/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/bookings/*/cancel")
                        .permitAll();
    }
}
