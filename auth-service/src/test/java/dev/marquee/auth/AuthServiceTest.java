package dev.marquee.auth;

import dev.marquee.auth.client.ArchiveClients;
import dev.marquee.auth.client.PersonalExportClients;
import dev.marquee.auth.client.RetentionClient;
import dev.marquee.auth.client.RetentionClients;
import dev.marquee.platform.retention.RetentionKind;
import dev.marquee.platform.test.StatementCount;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with the demo accounts, on a port of its own; one context for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "marquee.time-zone=Europe/Lisbon",
            "marquee.data=target/test-data/${random.uuid}",
            "spring.datasource.url=jdbc:h2:mem:auth;MODE=PostgreSQL;LOCK_TIMEOUT=60000",
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
        StoredElsewhere storedElsewhere() {
            return new StoredElsewhere();
        }

        @Bean
        @Primary
        PersonalExportClients othersExports(StoredElsewhere elsewhere) {
            return new PersonalExportClients(Map.of("ticket", elsewhere));
        }

        @Bean
        RowsElsewhere rowsElsewhere() {
            return new RowsElsewhere();
        }

        @Bean
        @Primary
        ArchiveClients othersArchives(RowsElsewhere elsewhere) {
            return new ArchiveClients(elsewhere.clients());
        }

        @Bean
        @Primary
        RetentionClients othersRetention() {
            return new RetentionClients(
                    Map.of(
                            "customer",
                            holds ->
                                    new RetentionClient.Kinds(
                                            List.of(
                                                    new RetentionKind(
                                                            "complaints",
                                                            1095,
                                                            1095,
                                                            30,
                                                            false,
                                                            true,
                                                            null,
                                                            0,
                                                            holds.people().isEmpty() ? 2 : 1,
                                                            null,
                                                            List.of()))),
                            "ticket",
                            holds -> {
                                throw new ResourceAccessException("nobody is there");
                            }));
        }

        @Bean
        @Primary
        ToldCalendars toldCalendars() {
            return new ToldCalendars();
        }

        @Bean
        @Primary
        SentMails sentMails(JsonMapper json) {
            return new SentMails(json);
        }
    }
}
