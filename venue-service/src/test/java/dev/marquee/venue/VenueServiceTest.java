package dev.marquee.venue;

import dev.marquee.platform.test.StatementCount;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole service on H2, in one context; each test makes the venues it looks at. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:venues;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate",
            "marquee.data=target/test-data",
            "marquee.venue.time-zone=Europe/Lisbon",
            // thirty at once wait for six connections, on a busy machine for long
            "spring.datasource.hikari.connection-timeout=30000"
        })
@AutoConfigureMockMvc
@Import(StatementCount.Config.class)
public @interface VenueServiceTest {}
