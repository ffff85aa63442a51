package dev.marquee.platform.outbox;

import dev.marquee.platform.queue.QueueMetrics;
import dev.marquee.platform.queue.UrgentWork;
import dev.marquee.platform.retention.RetentionRule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * On where {@code marquee.outbox.enabled} is set; the service adds {@code classpath:db/outbox} to
 * Flyway's locations.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnProperty("marquee.outbox.enabled")
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxAutoConfiguration {

    @Bean
    OutboxTable outboxTable(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            OutboxSettings settings) {
        return new OutboxTable(
                jdbc, new TransactionTemplate(transactions), clock, settings, OutboxTable.BACKOFF);
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxTable table,
            ObjectProvider<MessageHandler> handlers,
            ObjectProvider<UrgentWork> urgent) {
        return new OutboxRelay(table, handlers::stream, urgent::stream);
    }

    @Bean
    QueueMetrics outboxMetrics(OutboxTable table, Clock clock) {
        return new QueueMetrics(
                "marquee.outbox", "Messages to other services", clock, table::state);
    }

    @Bean
    OutboxStateController outboxStateController(OutboxTable table) {
        return new OutboxStateController(table);
    }

    @Bean
    RetentionRule outboxReceipts(OutboxSettings settings) {
        return RetentionRule.purgedElsewhere(
                "outbox",
                settings.retention(),
                Duration.ofDays(1),
                "outbox",
                "id",
                "created_at",
                "delivered_at is not null");
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, JsonMapper json, Clock clock, OutboxRelay relay) {
        return new Outbox(jdbc, json, clock, relay::wakeAfterCommit);
    }
}
