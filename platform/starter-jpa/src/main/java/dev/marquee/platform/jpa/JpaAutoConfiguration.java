package dev.marquee.platform.jpa;

import org.hibernate.cfg.JdbcSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Tells Hibernate which database it is, so that it asks for nothing while a service starts. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
public class JpaAutoConfiguration {

    @Bean
    HibernatePropertiesCustomizer databaseOfTheAddress(Environment environment) {
        var address = environment.getProperty("spring.datasource.url", "");
        return properties ->
                properties.putIfAbsent(
                        JdbcSettings.JAKARTA_HBM2DDL_DB_NAME,
                        address.startsWith("jdbc:h2:") ? "H2" : "PostgreSQL");
    }
}
