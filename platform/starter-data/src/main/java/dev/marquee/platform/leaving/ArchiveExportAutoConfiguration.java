package dev.marquee.platform.leaving;

import dev.marquee.platform.archive.WorkFolder;
import dev.marquee.platform.config.MarqueeSettings;
import java.io.IOException;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** On in services that have an outbox: they store something, and tell others of it. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnProperty("marquee.outbox.enabled")
public class ArchiveExportAutoConfiguration {

    @Bean
    ArchiveExport archiveExport(
            @Value("${spring.application.name:service}") String name,
            MarqueeSettings settings,
            JdbcTemplate template,
            PlatformTransactionManager transactions,
            ObjectProvider<GivenRows> given,
            ObjectProvider<StillToTell> toTell,
            Clock clock)
            throws IOException {
        WorkFolder.empty();
        return new ArchiveExport(
                name.replace("-service", ""),
                settings.origin(),
                template,
                transactions,
                given.orderedStream().toList(),
                toTell.orderedStream().toList(),
                clock);
    }

    @Bean
    ArchiveExportController archiveExportController(ArchiveExport export) {
        return new ArchiveExportController(export);
    }
}
