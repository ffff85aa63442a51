package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.outbox.OutboxRelay;
import dev.marquee.ticket.booking.BookingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

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
}
