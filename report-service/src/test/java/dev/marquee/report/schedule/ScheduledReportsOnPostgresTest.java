package dev.marquee.report.schedule;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.report.RunningService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RunningService
class ScheduledReportsOnPostgresTest extends ScheduledReportsContract {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
