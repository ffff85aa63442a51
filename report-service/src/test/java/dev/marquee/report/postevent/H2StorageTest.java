package dev.marquee.report.postevent;

import dev.marquee.report.RunningService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RunningService
class H2StorageTest extends StorageTests {

    @DynamicPropertySource
    static void h2(DynamicPropertyRegistry properties) {
        var url = "jdbc:h2:mem:old-reports;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
        storeOldReport(url, "sa");
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "sa");
    }
}
