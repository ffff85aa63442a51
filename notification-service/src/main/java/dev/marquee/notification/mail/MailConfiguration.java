package dev.marquee.notification.mail;

import dev.marquee.platform.queue.QueueMetrics;
import dev.marquee.platform.queue.QueueSignal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue of mails. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final int SIGNALS = 64;

    /** A mail wakes those who may not take it as well: they look, and sleep on. */
    private static final int WORKERS = 4;

    @Bean
    QueueSignal mailSignal() {
        return new QueueSignal(SIGNALS, WORKERS);
    }

    @Bean
    QueueMetrics mailQueueMetrics(Mails mails, Clock clock) {
        return new QueueMetrics("marquee.mails", "Mails", clock, mails::state);
    }
}
