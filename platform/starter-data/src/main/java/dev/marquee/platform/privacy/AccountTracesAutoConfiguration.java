package dev.marquee.platform.privacy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** On in services that write down which account did something. */
@AutoConfiguration
@ConditionalOnBean(AccountTraces.class)
public class AccountTracesAutoConfiguration {

    @Bean
    AccountTracesController accountTracesController(ObjectProvider<AccountTraces> traces) {
        return new AccountTracesController(traces.orderedStream().toList());
    }
}
