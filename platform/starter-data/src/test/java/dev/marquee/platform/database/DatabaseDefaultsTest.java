package dev.marquee.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** How long a service waits for its database; docs/operations.md has the table. */
class DatabaseDefaultsTest {

    private static final String POOL = "spring.datasource.hikari.";
    private static final String DRIVER = POOL + "data-source-properties.";

    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void defaults() throws IOException {
        var yaml = new ClassPathResource("platform-defaults.yml");
        for (var source : new YamlPropertySourceLoader().load("platform", yaml))
            environment.getPropertySources().addLast(source);
        environment.setProperty("spring.application.name", "event-service");
    }

    private void onPostgres(String url) {
        environment.setProperty("marquee.postgres.url", url);
        new DatabaseDefaults(new DeferredLogs())
                .postProcessEnvironment(environment, new SpringApplication());
    }

    @Test
    void every_wait_for_postgresql_ends_and_before_that_of_whoever_waits_for_it() {
        onPostgres("jdbc:postgresql://db/marquee");
        var connect = Duration.ofSeconds(number(DRIVER + "connectTimeout"));
        var pool = Duration.ofMillis(number(POOL + "connection-timeout"));
        var socket = Duration.ofSeconds(number(DRIVER + "socketTimeout"));
        var call =
                Binder.get(environment)
                        .bind("spring.http.clients.read-timeout", Duration.class)
                        .get();

        assertThat(connect).isPositive().isLessThan(pool);
        assertThat(pool).as("or who waits for a connection cannot say so").isLessThan(call);
        assertThat(socket)
                .as("the server ends a statement first")
                .isBetween(statement().plusSeconds(1), Duration.ofMinutes(1));
        assertThat(environment.getProperty(DRIVER + "tcpKeepAlive")).isEqualTo("true");
    }

    @Test
    void a_transaction_ends_too_and_has_time_for_several_long_statements() {
        onPostgres("jdbc:postgresql://db/marquee");

        assertThat(transaction()).isBetween(statement().multipliedBy(2), Duration.ofMinutes(5));
    }

    @Test
    void a_transaction_in_a_file_ends_as_well() {
        environment.setProperty("spring.datasource.url", "jdbc:h2:mem:events");
        onPostgres("");

        assertThat(transaction()).isPositive();
    }

    private Duration transaction() {
        return Binder.get(environment)
                .bind("spring.transaction.default-timeout", Duration.class)
                .get();
    }

    private Duration statement() {
        var sql = environment.getProperty(POOL + "connection-init-sql", "");
        return Duration.ofSeconds(
                Long.parseLong(sql.replaceAll(".*statement_timeout = '(\\d+)s'.*", "$1")));
    }

    @Test
    void migrations_are_not_hurried() {
        onPostgres("jdbc:postgresql://db/marquee");

        assertThat(environment.getProperty("spring.flyway.url"))
                .isEqualTo("jdbc:postgresql://db/marquee");
    }

    private long number(String name) {
        return environment.getRequiredProperty(name, Long.class);
    }
}
