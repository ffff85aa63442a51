package dev.marquee.auth.privacy;

import dev.marquee.platform.privacy.PersonalRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stored with an account. */
@Configuration(proxyBeanMethods = false)
class PersonalSections {

    @Bean
    PersonalRows accountSection() {
        return new PersonalRows(
                "account",
                10,
                """
                select name, email, email_verified, login_name, locale as language, time_zone, digest, created_at, invited_at, disabled
                from account where id = :account
                """);
    }

    @Bean
    PersonalRows roleSection() {
        return new PersonalRows(
                "roles",
                11,
                """
                select role from account_role where account_id = :account order by role
                """);
    }

    @Bean
    PersonalRows roleRequestSection() {
        return new PersonalRows(
                "role-requests",
                12,
                """
                select role, asked_at, decided_at, approved from role_request where account_id = :account order by id
                """);
    }

    @Bean
    PersonalRows sessionSection() {
        return new PersonalRows(
                "sessions",
                13,
                """
                select user_agent as browser, address, created_at, last_seen_at, confirmed_at
                from browser_session where account_id = :account order by id
                """);
    }

    @Bean
    PersonalRows passkeySection() {
        return new PersonalRows(
                "passkeys",
                14,
                """
                select c.label as name, c.created as created_at, c.last_used as last_used_at
                from user_credentials c join passkey_user u on u.handle = c.user_entity_user_id
                where u.account_id = :account order by c.created
                """);
    }

    @Bean
    PersonalRows apiClientSection() {
        return new PersonalRows(
                "api-clients",
                15,
                """
                select name, created_at, last_used_at, revoked_at from api_client where owner_id = :account order by created_at
                """);
    }
}
