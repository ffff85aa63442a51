package dev.marquee.platform.audit;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** On wherever the outbox is. */
@AutoConfiguration(after = OutboxAutoConfiguration.class)
@ConditionalOnProperty("marquee.outbox.enabled")
public class AuditAutoConfiguration {

    @Bean
    AuditTrail auditTrail(
            Outbox outbox, Clock clock, @Value("${spring.application.name}") String service) {
        return new AuditTrail(outbox, clock, service);
    }

    /** auth-service, which keeps the trail, has another of the same name. */
    @Bean
    @ConditionalOnMissingBean(name = "auditDelivery")
    MessageHandler auditDelivery(ServiceClients clients, JsonMapper json) {
        return new AuditDelivery(clients.asService(AuditClient.class, "auth"), json);
    }
}
