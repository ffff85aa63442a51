package dev.marquee.notification.privacy;

import dev.marquee.platform.retention.RetentionRule;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetainedMails {

    @Bean
    RetentionRule finishedMails(@Value("${marquee.mail.retention:396d}") Duration keep) {
        return RetentionRule.purgedElsewhere(
                "mails",
                keep,
                Duration.ofDays(1),
                "mail",
                "id",
                "created_at",
                "status not in ('queued', 'sending')");
    }

    @Bean
    RetentionRule finishedDeliveries(@Value("${marquee.webhooks.keep:30d}") Duration keep) {
        return RetentionRule.purgedElsewhere(
                "webhook-log",
                keep,
                Duration.ofDays(1),
                "webhook_delivery",
                "id",
                "created_at",
                "status in ('delivered', 'failed')");
    }

    /** What organisers wrote, with the list of who got it; drafts stay. */
    @Bean
    RetentionRule finishedMessages() {
        return new RetentionRule(
                "messages",
                Duration.ofDays(396),
                Duration.ofDays(30),
                "message",
                "id",
                "finished_at",
                "state in ('sent', 'stopped', 'failed')",
                "id in (select message_id from message_recipient where address_key in (:people))",
                "event_id",
                false);
    }
}
