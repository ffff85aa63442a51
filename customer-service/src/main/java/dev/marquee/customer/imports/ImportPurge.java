package dev.marquee.customer.imports;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets files that nobody confirmed, and the reports of those that somebody did. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ImportPurge {

    private final Imports imports;

    ImportPurge(Imports imports) {
        this.imports = imports;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void purge() {
        imports.purge();
    }
}
