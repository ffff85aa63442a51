package dev.marquee.notification.privacy;

import dev.marquee.notification.address.Suppressions;
import dev.marquee.platform.privacy.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stored of mails to a person, and of what an account was told. */
@Configuration(proxyBeanMethods = false)
class PersonalSections {

    @Bean
    PersonalRows mailSection() {
        return new PersonalRows(
                "mails",
                60,
                """
                select subject, kind, recipient as email, locale as language, status as state, created_at, sent_at
                from mail where recipient_key in (:emails) order by id
                """);
    }

    @Bean
    PersonalRows messageSection() {
        return new PersonalRows(
                "messages",
                61,
                """
                select m.event_name as event, r.name, r.address_key as email, r.locale as language, r.outcome as state, r.at,
                       case when r.outcome in ('waiting', 'skipped') then null else m.texts end as text
                from message_recipient r join message m on m.id = r.message_id where r.address_key in (:emails) order by m.id
                """);
    }

    /** Also those that are kept for their mail alone. What names somebody else is left out. */
    @Bean
    PersonalRows notificationSection() {
        return new PersonalRows(
                "notifications",
                62,
                """
                select kind, subject_ref as subject, case when params like '%"other":%' then null else params end as text, created_at, read_at
                from notification where user_id = :account order by id
                """);
    }

    @Bean
    PersonalRows notificationChoiceSection() {
        return new PersonalRows(
                "notification-choices",
                63,
                """
                select topic, channel, enabled from notification_pref where user_id = :account order by topic, channel
                """);
    }

    @Bean
    PersonalRows notificationOrganizerSection() {
        return new PersonalRows(
                "notification-organizers",
                63,
                """
                select name, enabled from notification_organizer where user_id = :account order by name
                """);
    }

    @Bean
    PersonalRows pushSection() {
        return new PersonalRows(
                "push-browsers",
                64,
                """
                select created_at, last_ok_at as last_used_at from push_subscription where user_id = :account order by id
                """);
    }

    @Bean
    PersonalRows refusedMailSection(Suppressions suppressions) {
        return new PersonalRows(
                "refused-mails",
                65,
                """
                select scope as kind, reason, suppressed_at as at, suppressed_until as until
                from suppression where address_key in (:keys) order by scope
                """,
                suppressions::key);
    }
}
