package dev.marquee.notification.privacy;

import dev.marquee.platform.privacy.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stored of mails to a person. */
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
}
