package dev.marquee.event.feed;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.TestPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EventServiceTest
class FeedOnPostgresTest extends FeedContract {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @Override
    int first() {
        return 1_000;
    }
}
