package dev.marquee.ticket.ledger;

import dev.marquee.platform.database.Snapshot;
import dev.marquee.platform.security.AccessRules;
import dev.marquee.platform.security.ScopeRules;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    private static final String[] API = {"/api/events/*/ledger-check", "/api/ledger-checks"};
    private static final String PROOF = "/api/events/*/proof";

    @Bean
    Snapshot ledgerSnapshot(PlatformTransactionManager transactions, DataSource database) {
        return new Snapshot(transactions, database, Duration.ofMinutes(1));
    }

    @Bean
    ScopeRules ledgerScopes() {
        return new ScopeRules()
                .read("bookings:read", API)
                .read("events:read", PROOF)
                .read("bookings:read", PROOF);
    }

    /**
     * Organisers read and check that of their own events, support that of all. Only organisers and
     * admins say what the public sees.
     */
    @Bean
    AccessRules ledgerIsForStaff() {
        return requests ->
                requests.requestMatchers(LedgerPageController.PATH + "/*/proof")
                        .hasAnyRole("ADMIN", "ORGANIZER")
                        .requestMatchers(API)
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(
                                LedgerPageController.PATH, LedgerPageController.PATH + "/**")
                        .hasAnyRole("ADMIN", "ORGANIZER", "SUPPORT")
                        .requestMatchers(HttpMethod.GET, PROOF)
                        .permitAll();
    }
}
