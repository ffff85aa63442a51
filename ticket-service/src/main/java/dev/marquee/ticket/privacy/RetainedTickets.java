package dev.marquee.ticket.privacy;

import dev.marquee.platform.retention.RetentionRule;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetainedTickets {

    /** Who waits no more, for events that are over as long. */
    @Bean
    RetentionRule endedWaiting() {
        return new RetentionRule(
                "waiting-list",
                Duration.ofDays(365),
                Duration.ofDays(30),
                "waiting_entry",
                "id",
                "ended_at",
                "state in ('taken', 'passed', 'left', 'closed') and event_id in (select event_id from sale_terms where coalesce(ends_at, starts_at) < :end)",
                "email",
                "event_id",
                false);
    }

    @Bean
    RetentionRule answeredRequests(@Value("${marquee.idempotency.keep:30d}") Duration keep) {
        return RetentionRule.purgedElsewhere(
                "repeats",
                keep,
                Duration.ofDays(1),
                "idempotency_key",
                "idem_key",
                "created_at",
                "1 = 1");
    }
}
