package dev.marquee.notification.privacy;

import dev.marquee.notification.ServiceTest;
import dev.marquee.platform.test.TestPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest
class MessagesThatAreOverOnPostgresTest extends MessagesThatAreOverContract {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
