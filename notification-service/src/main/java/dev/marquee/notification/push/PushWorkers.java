package dev.marquee.notification.push;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.queue.QueueMetrics;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The threads that send messages to browsers. */
@Configuration(proxyBeanMethods = false)
class PushWorkers {

    private static final int SIGNALS = 64;
    private static final Duration LAST_ANSWER = Duration.ofSeconds(8);

    @Bean
    QueueSignal pushSignal() {
        return new QueueSignal(SIGNALS);
    }

    @Bean
    SessionClient sessionClient(ServiceClients clients) {
        return clients.asService(SessionClient.class, "auth");
    }

    @Bean
    QueueMetrics pushQueueMetrics(PushMessages messages, Clock clock) {
        return new QueueMetrics("marquee.push", "Push messages", clock, messages::state);
    }

    @Bean
    SmartLifecycle pushSending(PushSender sender, QueueSignal pushSignal) {
        var workers =
                new QueueWorkers(
                        "push", pushSignal, List.of(sender::sendOne, sender::sendOne), () -> {});
        return new SmartLifecycle() {
            @Override
            public void start() {
                workers.start();
            }

            @Override
            public void stop() {
                workers.close();
                workers.await(Instant.now().plus(LAST_ANSWER));
            }

            @Override
            public boolean isRunning() {
                return workers.isRunning();
            }
        };
    }
}
