package dev.marquee.platform.retention;

import dev.marquee.platform.client.ServiceClients;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On wherever the outbox is, whose migrations have the table of it. */
@AutoConfiguration(afterName = "dev.marquee.platform.outbox.OutboxAutoConfiguration")
@ConditionalOnProperty("marquee.outbox.enabled")
@EnableConfigurationProperties(RetentionSettings.class)
@EnableScheduling
public class RetentionAutoConfiguration {

    @Bean
    Retention retention(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<RetentionRule> rules,
            RetentionSettings settings,
            Clock clock) {
        return new Retention(
                jdbc,
                new TransactionTemplate(transactions),
                rules.orderedStream().toList(),
                settings,
                clock);
    }

    @Bean
    RetentionJob retentionJob(Retention retention, ServiceClients clients) {
        return new RetentionJob(retention, clients.asService(HoldsClient.class, "auth"));
    }

    @Bean
    RetentionController retentionController(Retention retention) {
        return new RetentionController(retention);
    }
}
