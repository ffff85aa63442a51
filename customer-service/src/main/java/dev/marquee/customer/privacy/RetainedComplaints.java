package dev.marquee.customer.privacy;

import dev.marquee.customer.complaint.ComplaintSettings;
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

    /** What is known of mails that are dealt with; in that time no mail is taken twice. */
    @Bean
    RetentionRule settledMails() {
        return new RetentionRule(
                "complaint-mails",
                Duration.ofDays(400),
                Duration.ofDays(30),
                "complaint_mail",
                "id",
                "received_at",
                "verdict not in ('held', 'quarantine')",
                "sender_key",
                null,
                false);
    }

    /** Their words; after that they are dealt with. */
    @Bean
    RetentionRule waitingMails(ComplaintSettings settings) {
        return RetentionRule.purgedElsewhere(
                "waiting-complaint-mails",
                settings.keepWaitingMails(),
                Duration.ofDays(1),
                "complaint_mail",
                "id",
                "received_at",
                "verdict in ('held', 'quarantine')");
    }
}
