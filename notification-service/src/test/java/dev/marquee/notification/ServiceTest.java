package dev.marquee.notification;

import dev.marquee.notification.webhook.net.TestNames;
import dev.marquee.platform.test.StatementCount;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole service on H2, without a mail server, and with names that lead where tests say. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mailbox;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
            "marquee.data=target/data",
            "marquee.time-zone=Europe/Lisbon",
            "marquee.live.max-watchers=0"
        })
@AutoConfigureMockMvc
@Import({StatementCount.Config.class, TestNames.class})
public @interface ServiceTest {}
