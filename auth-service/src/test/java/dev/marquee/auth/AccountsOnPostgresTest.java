package dev.marquee.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@AuthServiceTest
class AccountsOnPostgresTest extends AccountJourney {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.hikari.connection-test-query", () -> "select 1");
    }

    @Test
    void this_is_postgresql() {
        assertThat(jdbc.sql("select version()").query(String.class).single())
                .startsWith("PostgreSQL 18");
    }
}
