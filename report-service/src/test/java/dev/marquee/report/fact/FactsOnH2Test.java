package dev.marquee.report.fact;

import dev.marquee.report.RunningService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RunningService
class FactsOnH2Test extends FactsContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:facts;MODE=PostgreSQL;LOCK_TIMEOUT=60000;DB_CLOSE_DELAY=-1");
        properties.add("spring.datasource.username", () -> "sa");
    }
}
