package dev.marquee.ticket.calendar;

import dev.marquee.platform.privacy.PersonalRows;
import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    /** The secret in its address opens a calendar; one's own account makes the secret. */
    @Bean
    AccessRules calendarRules() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, "/calendar/{file}")
                        .permitAll()
                        .requestMatchers("/api/calendar-address")
                        .authenticated();
    }

    @Bean
    PersonalRows calendarSection() {
        return new PersonalRows(
                "calendar-address",
                41,
                "select email, made_at as created_at from calendar_address where account_id = :account or email in (:emails) order by account_id");
    }
}
