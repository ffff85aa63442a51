package dev.marquee.customer.assistant;

import dev.marquee.platform.retention.RetentionRule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetainedTurns {

    @Bean
    RetentionRule assistantTurns() {
        return new RetentionRule(
                "assistant-turns",
                Duration.ofDays(90),
                Duration.ofDays(1),
                "assistant_turn",
                "id",
                "at",
                "1 = 1",
                null,
                null,
                false);
    }
}
