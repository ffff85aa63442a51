package dev.marquee.notification.inbox;

import dev.marquee.platform.test.TestPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class MailboxOnPostgresTest extends MailboxContract {

    private static final Mailserver SERVER = Mailserver.start();

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        SERVER.properties(properties);
        properties.add("spring.datasource.url", TestPostgres::newDatabase);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @Override
    Mailserver mailserver() {
        return SERVER;
    }
}
