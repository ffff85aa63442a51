package dev.marquee.notification.inbox;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class MailboxOnH2Test extends MailboxContract {

    private static final Mailserver SERVER = Mailserver.start();

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        SERVER.properties(properties);
        properties.add(
                "spring.datasource.url",
                () -> "jdbc:h2:mem:inbox;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1");
    }

    @Override
    Mailserver mailserver() {
        return SERVER;
    }
}
