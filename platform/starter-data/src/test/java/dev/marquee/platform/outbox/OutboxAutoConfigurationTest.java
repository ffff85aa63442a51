package dev.marquee.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.transaction.IllegalTransactionStateException;

class OutboxAutoConfigurationTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    DataSourceAutoConfiguration.class,
                                    JdbcTemplateAutoConfiguration.class,
                                    JdbcClientAutoConfiguration.class,
                                    DataSourceTransactionManagerAutoConfiguration.class,
                                    TransactionAutoConfiguration.class,
                                    FlywayAutoConfiguration.class,
                                    JacksonAutoConfiguration.class,
                                    OutboxAutoConfiguration.class))
                    .withBean(Clock.class, Clock::systemUTC)
                    .withPropertyValues(
                            "spring.datasource.url=jdbc:h2:mem:outbox;MODE=PostgreSQL",
                            "spring.flyway.locations=classpath:db/outbox");

    @Test
    void a_fact_is_owed_inside_a_transaction_only() {
        service.withPropertyValues("marquee.outbox.enabled=true")
                .run(context -> {
                    var outbox = context.getBean(Outbox.class);
                    assertThatThrownBy(() -> outbox.publish("topic", "key", Map.of()))
                            .isInstanceOf(IllegalTransactionStateException.class);
                });
    }

    @Test
    void the_relay_runs_with_the_service() {
        service.withPropertyValues("marquee.outbox.enabled=true")
                .run(context -> {
                    var relay = context.getBean(OutboxRelay.class);
                    assertThat(relay.isRunning()).isTrue();
                    context.close();
                    assertThat(relay.isRunning()).isFalse();
                });
    }

    private record Chain(Outbox outbox) implements MessageHandler {
        @Override
        public String topic() {
            return "first";
        }

        @Override
        public void deliver(List<OutboxMessage> facts) {
            facts.forEach(fact -> outbox.publish("second", fact.key(), fact.payload()));
        }
    }

    @Test
    void what_receives_facts_may_owe_some_itself() {
        service.withPropertyValues("marquee.outbox.enabled=true")
                .withBean(Chain.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_service_without_facts_has_no_outbox() {
        service.run(context -> assertThat(context).doesNotHaveBean(Outbox.class));
    }
}
