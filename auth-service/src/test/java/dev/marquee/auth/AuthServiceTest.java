package dev.marquee.auth;

import dev.marquee.platform.test.StatementCount;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with the demo accounts, on a port of its own; one context for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "marquee.time-zone=Europe/Lisbon",
            "marquee.data=target/test-data/${random.uuid}",
            "spring.datasource.url=jdbc:h2:mem:auth;MODE=PostgreSQL;LOCK_TIMEOUT=10000",
            "marquee.service-secret=the-services-share-this-one"
        })
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@Import({AuthServiceTest.Time.class, StatementCount.Config.class})
public @interface AuthServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Time {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        @Primary
        SentMails sentMails(JsonMapper json) {
            return new SentMails(json);
        }
    }
}
