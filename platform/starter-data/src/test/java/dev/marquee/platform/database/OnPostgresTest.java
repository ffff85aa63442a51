package dev.marquee.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.OnPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/** What is meant to run on PostgreSQL does, whatever else the test says of its service. */
@SpringBootTest(
        classes = OnPostgresTest.Nothing.class,
        properties = "spring.datasource.url=jdbc:h2:mem:other")
@ContextConfiguration(initializers = OnPostgresTest.Other.class)
@OnPostgres
class OnPostgresTest {

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    static class Other implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.setId("other");
        }
    }

    @Test
    void the_database_is_postgresql(@Autowired Environment settings) {
        assertThat(settings.getProperty("spring.datasource.url")).startsWith("jdbc:postgresql:");
    }
}
