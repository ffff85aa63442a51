package dev.marquee.platform.test;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs tests of a whole service on PostgreSQL that would run on H2, where {@code
 * -Dmarquee.test.database=postgresql} says so: modules run their tests of pages and API once more
 * like this.
 */
class OnPostgresToo implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!"postgresql".equals(System.getProperty("marquee.test.database"))) return;
        if (!context.getEnvironment().containsProperty("spring.datasource.url")) return;
        TestPropertyValues.of(
                        "spring.datasource.url=" + TestPostgres.newDatabase(),
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=")
                .applyTo(context);
    }
}
