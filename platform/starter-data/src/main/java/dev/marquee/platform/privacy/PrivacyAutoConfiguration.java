package dev.marquee.platform.privacy;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On in services that store something about people. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnBean(PersonalRows.class)
public class PrivacyAutoConfiguration {

    @Bean
    PersonalExport personalExport(
            JdbcClient jdbc,
            ObjectProvider<PersonalRows> rows,
            ObjectProvider<PersonalFiles> files) {
        return new PersonalExport(jdbc, rows.stream().toList(), files.stream().toList());
    }

    @Bean
    PersonalExportController personalExportController(
            PersonalExport export, ObjectProvider<PersonalFiles> files) {
        return new PersonalExportController(export, files.stream().toList());
    }
}
