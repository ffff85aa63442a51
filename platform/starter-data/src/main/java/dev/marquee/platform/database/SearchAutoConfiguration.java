package dev.marquee.platform.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists are searched one way in all services. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
public class SearchAutoConfiguration {

    @Bean
    @ConditionalOnBean(JdbcTemplate.class)
    FoldedSql foldedSql(JdbcTemplate jdbc) {
        return FoldedSql.of(jdbc);
    }
}
