package dev.marquee.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.StatementCount;
import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.payment.TroubledProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service, with the others played by {@link OtherServices}. {@link OnH2} and {@link
 * OnPostgres} say where; it starts once for each, for all tests, so a test keeps to events and
 * addresses of its own.
 */
@SpringBootTest
@AutoConfigureMockMvc
@Import({RunningService.Beans.class, StatementCount.Config.class})
@ContextConfiguration(initializers = RunningService.Surroundings.class)
public abstract class RunningService {

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {
        /** Every request from an address of its own, so that tests share no limit by address. */
        @Bean
        MockMvcBuilderCustomizer addresses() {
            var number = new AtomicInteger();
            RequestPostProcessor fromAnAddress =
                    request -> {
                        var n = number.incrementAndGet();
                        request.setRemoteAddr(
                                "10.%d.%d.%d".formatted(n >> 16, n >> 8 & 255, n & 255));
                        return request;
                    };
            return builder ->
                    builder.defaultRequest(MockMvcRequestBuilders.get("/").with(fromAnAddress));
        }

        /** So that a test can make the payment provider fail. */
        @Bean
        static TroubledProvider.Wrapping troubles() {
            return new TroubledProvider.Wrapping();
        }

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }

    /** A context's own neighbours and folder. */
    static class Surroundings
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var others = new OtherServices();
            var folder = folder();
            TestPropertyValues.of(TestWallets.settings(folder)).applyTo(context);
            context.getBeanFactory().registerSingleton("otherServices", others);
            TestPropertyValues.of(
                            "marquee.data=" + folder,
                            "marquee.time-zone=Europe/Lisbon",
                            // together, the tests let more than a month pass
                            "marquee.outbox.retention=3650d",
                            // tests of facts read by themselves
                            "marquee.fact-poll=7d",
                            "marquee.services.auth=" + others.address(),
                            "marquee.services.notification=" + others.address(),
                            "marquee.services.customer=" + others.address(),
                            "marquee.services.report=" + others.address(),
                            "marquee.services.venue=" + others.address())
                    .applyTo(context);
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("ticket-service");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final AtomicLong EVENTS = new AtomicLong();

    @Autowired protected MockMvcTester mvc;
    @Autowired protected MovableClock clock;
    @Autowired protected JdbcClient jdbc;
    @Autowired protected OtherServices others;

    /** Puts an event on sale, a month from now, and returns its id; its code is EV and the id. */
    protected long onSale(String name, int capacity, long organizer) {
        var event = EVENTS.incrementAndGet();
        var terms =
                """
                {"event_id":%1$d,"code":"EV%1$d","version":1,"name":"%2$s","starts_at":"%3$s","ends_at":null,
                 "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":%5$d,"quota":4,
                 "status":"published","currency":"EUR",
                 "ticket_types":[{"id":%1$d,"name":"Standing","price_minor":0,"quantity":%4$d,"position":0}]}
                """
                        .formatted(
                                event,
                                name,
                                clock.instant().plus(30, ChronoUnit.DAYS),
                                capacity,
                                organizer);
        assertThat(
                        mvc.put()
                                .uri("/internal/events/{id}/sale-terms", event)
                                .with(TestTokens.service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(terms))
                .hasStatus(HttpStatus.NO_CONTENT);
        return event;
    }

    /** Books tickets as anybody may, and returns the answer. */
    protected JsonNode book(long event, int quantity, String name, String email) {
        return post(
                "/api/bookings",
                201,
                """
                {"event_id":%d,"quantity":%d,"buyer_name":"%s","buyer_email":"%s"}\
                """
                        .formatted(event, quantity, name, email));
    }

    /** The answer to a request without an account, which must have that status. */
    protected JsonNode post(String path, int status, String body) {
        var answer =
                mvc.post()
                        .uri(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange();
        assertThat(answer).hasStatus(status);
        return json(answer);
    }

    protected static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }
}
