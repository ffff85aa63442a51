package dev.marquee.report.analytics;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.report.RunningService;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EnabledIfSystemProperty(named = "marquee.long", matches = "true")
@RunningService
class ManyFactsOnPostgresTest extends ManyFactsContract {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
