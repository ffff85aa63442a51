package dev.marquee.customer.privacy;

import dev.marquee.platform.retention.RetentionRule;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetainedComplaints {

    /**
     * Complaints that are closed. What was merged into another goes with it, and before it, for the
     * other refers to it.
     */
    @Bean
    RetentionRule closedComplaints() {
        return new RetentionRule(
                "complaints",
                Duration.ofDays(1095),
                Duration.ofDays(30),
                "complaint",
                "id",
                "closed_at",
                """
                state = 'closed' and not exists (select 1 from complaint m where m.merged_into = complaint.id)
                and (merged_into is null or exists (select 1 from complaint t where t.id = complaint.merged_into and t.state = 'closed' and t.closed_at < :end))
                """,
                "address_key",
                "event_id",
                false);
    }
}
