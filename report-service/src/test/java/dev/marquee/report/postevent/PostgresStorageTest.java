package dev.marquee.report.postevent;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.report.RunningService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RunningService
class PostgresStorageTest extends StorageTests {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        storeOldReport(url, "postgres");
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
