package dev.marquee.notification.webhook.dispatch;

import dev.marquee.platform.queue.QueueMetrics;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of deliveries. */
@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    @Bean
    QueueMetrics webhookQueueMetrics(DueDeliveries due, Clock clock) {
        return new QueueMetrics("marquee.webhooks", "Events for webhooks", clock, due::state);
    }
}
