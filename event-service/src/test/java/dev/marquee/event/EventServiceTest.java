package dev.marquee.event;

import dev.marquee.platform.test.StatementCount;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service on H2, with {@link OtherServices} for company. All tests share one context, so
 * each makes the events it looks at.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:events;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
            "marquee.data=target/test-data",
            "marquee.time-zone=Europe/Lisbon",
            "marquee.event.time-zone=Europe/Lisbon",
            "marquee.event.stock-poll=1h"
        })
@AutoConfigureMockMvc
@Import(StatementCount.Config.class)
@ContextConfiguration(initializers = OtherServices.Addresses.class)
public @interface EventServiceTest {}
