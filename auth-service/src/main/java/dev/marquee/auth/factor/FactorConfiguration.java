package dev.marquee.auth.factor;

import dev.marquee.auth.account.AccountClosed;
import dev.marquee.platform.security.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FactorSettings.class)
class FactorConfiguration {

    private final SecondFactors factors;

    FactorConfiguration(SecondFactors factors) {
        this.factors = factors;
    }

    @Bean
    static AccessRules secondStepRules() {
        return requests ->
                requests.requestMatchers("/login/code", "/login/two-step")
                        .permitAll()
                        .requestMatchers("/profile/two-step", "/profile/two-step/{step}")
                        .authenticated();
    }

    @EventListener
    void forget(AccountClosed closed) {
        factors.forget(closed.id());
    }
}
