package dev.marquee.notification.message;

import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The threads that send messages: they ask other services, and nothing else waits for that. */
@Configuration(proxyBeanMethods = false)
class MessageWorkers {

    private static final Duration LAST_STEP = Duration.ofSeconds(8);

    @Bean
    QueueSignal messageSignal() {
        return new QueueSignal(1);
    }

    @Bean
    SmartLifecycle messageSending(MessageRunner runner, QueueSignal messageSignal) {
        var workers =
                new QueueWorkers(
                        "messages",
                        messageSignal,
                        List.of(runner::runOne, runner::runOne),
                        () -> {});
        return new SmartLifecycle() {
            @Override
            public void start() {
                workers.start();
            }

            @Override
            public void stop() {
                workers.close();
                workers.await(Instant.now().plus(LAST_STEP));
            }

            @Override
            public boolean isRunning() {
                return workers.isRunning();
            }
        };
    }
}
