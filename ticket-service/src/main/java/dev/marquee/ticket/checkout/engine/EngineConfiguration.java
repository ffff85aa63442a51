package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.outbox.OutboxRelay;
import dev.marquee.ticket.booking.BookingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionExecutionListener;
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
            MeterRegistry metrics,
            ObjectProvider<TransactionExecutionListener> listeners) {
        var transactions = database.transactions();
        transactions.setTransactionExecutionListeners(listeners.orderedStream().toList());
        database.measure(metrics);
        return BookingEngine.create(
                settings,
                database.jdbc(),
                transactions,
                json,
                clock,
                relay::wake,
                new EngineMetrics(metrics));
    }
}
