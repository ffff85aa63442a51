package dev.marquee.ticket.booking;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.config.RandomToken;
import dev.marquee.platform.config.SecretFile;
import dev.marquee.platform.outbox.OutboxRelay;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    BookingSettings.class,
    AccountPaceSettings.class,
    GuestLimitSettings.class,
    HoldSettings.class
})
class BookingConfiguration {

    @Bean
    EngineDatabase engineDatabase(DataSource database, BookingSettings settings) {
        return EngineDatabase.of(database, settings.lanes());
    }

    @Bean
    BookingEngine bookingEngine(
            BookingSettings settings,
            EngineDatabase database,
            JsonMapper json,
            Clock clock,
            OutboxRelay relay,
            MeterRegistry metrics) {
        database.measure(metrics);
        return BookingEngine.create(
                settings,
                database.jdbc(),
                database.transactions(),
                json,
                clock,
                relay::wake,
                new EngineMetrics(metrics));
    }

    @Bean
    AccessKeys accessKeys(BookingSettings settings, MarqueeSettings marquee) {
        var given = settings.accessSecret();
        if (given != null && !given.isBlank()) return new AccessKeys(given);
        var file = marquee.data().resolve("secrets/booking-access");
        return new AccessKeys(SecretFile.readOrCreate(file, RandomToken::create));
    }

    @Bean
    ScopeRules bookingScopes() {
        String[] stock = {"/api/events/*/availability", "/events/api/available"};
        return new ScopeRules()
                .read("events:read", stock)
                .read("bookings:read", stock)
                .read("bookings:read", "/api/bookings/*")
                .write(
                        "bookings:write",
                        "/api/bookings",
                        "/api/bookings/*/cancel",
                        "/events/api/book_ticket");
    }

    /** Guests book too. Whose booking it is, {@link BookingAccess} finds out. */
    @Bean
    AccessRules bookingIsForEverybody() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/events/*/availability",
                                "/api/bookings/*",
                                "/events/api/available")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/bookings",
                                "/api/bookings/*/cancel",
                                "/events/api/book_ticket")
                        .permitAll();
    }
}
