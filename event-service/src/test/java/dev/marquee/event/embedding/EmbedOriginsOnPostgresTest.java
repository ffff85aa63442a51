package dev.marquee.event.embedding;

import dev.marquee.event.EventServiceTest;
import dev.marquee.platform.test.TestPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@EventServiceTest
class EmbedOriginsOnPostgresTest extends EmbedOriginsContract {

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
