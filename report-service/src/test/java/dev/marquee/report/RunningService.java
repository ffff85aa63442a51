package dev.marquee.report;

import dev.marquee.platform.test.StatementCount;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The service on an H2 of its own, with {@link Neighbours} around it: one context for all tests.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:reports;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate",
            "marquee.data=target/data",
            "marquee.time-zone=Asia/Tokyo",
            "marquee.report.patience=2s",
            "marquee.report.health-poll=1h",
            "marquee.report.facts-patience=10m",
            // What tests told of other days stays.
            "marquee.report.close-days-after=10d",
            "marquee.report.schedules-poll=10d",
            "marquee.report.check-sums-at=-"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = Neighbours.Addresses.class)
@Import(StatementCount.Config.class)
public @interface RunningService {}
