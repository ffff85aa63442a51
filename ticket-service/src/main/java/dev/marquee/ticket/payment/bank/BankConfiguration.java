package dev.marquee.ticket.payment.bank;

import dev.marquee.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class BankConfiguration {

    /** Before the rule for all pages of payments: organisers read the files of their own bank. */
    @Bean
    @Order(-1)
    AccessRules filesOfBanksAreReadByOrganizersToo() {
        return requests ->
                requests.requestMatchers(
                                BankImportController.PATH, BankImportController.PATH + "/**")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT");
    }
}
