package dev.marquee.platform.privacy;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On in services that can forget people. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnBean(ErasablePeople.class)
public class ErasureAutoConfiguration {

    @Bean
    EraseAgain eraseAgain(ObjectProvider<ErasablePeople> people, JdbcClient jdbc, Clock clock) {
        return new EraseAgain(people.stream().toList(), jdbc, clock);
    }

    @Bean
    EraseAgainController eraseAgainController(EraseAgain again) {
        return new EraseAgainController(again);
    }
}
