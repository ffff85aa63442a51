package dev.marquee.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.StatementCount;
import dev.marquee.platform.test.TestTokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service, with the others played by {@link OtherServices}. {@link OnH2} and {@link
 * OnPostgres} say where; it starts once for each, and is empty before each test.
 */
@SpringBootTest
@AutoConfigureMockMvc
@Import(StatementCount.Config.class)
@ContextConfiguration(initializers = RunningService.Surroundings.class)
public abstract class RunningService {

    static class Surroundings
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var others = new OtherServices();
            context.getBeanFactory().registerSingleton("otherServices", others);
            TestPropertyValues.of(
                            "marquee.data=target/data",
                            "marquee.time-zone=Europe/Lisbon",
                            "marquee.service-secret=test",
                            "marquee.services.auth=" + others.address(),
                            "marquee.services.event=" + others.address(),
                            "marquee.services.ticket=" + others.address(),
                            "marquee.services.notification=" + others.address())
                    .applyTo(context);
        }
    }

    @Autowired protected MockMvcTester mvc;
    @Autowired protected JdbcClient jdbc;
    @Autowired protected OtherServices others;
    @Autowired protected StatementCount statements;

    @BeforeEach
    void nobodyYet() {
        jdbc.sql("delete from customer_import").update();
        jdbc.sql("delete from customer").update();
        jdbc.sql("update complaint set merged_into = null, follows = null").update();
        jdbc.sql("delete from complaint_mail").update();
        jdbc.sql("delete from complaint").update();
        jdbc.sql("delete from complaint_gate").update();
        jdbc.sql("delete from canned_reply").update();
        jdbc.sql("delete from outbox").update();
        others.reset();
    }

    /** Another organiser than {@link TestTokens#organizer()}, who is number 2. */
    protected static JwtRequestPostProcessor otherOrganizer() {
        return TestTokens.account(7, "other@ticket.local", "ORGANIZER");
    }

    protected MvcTestResult get(String address, RequestPostProcessor as) {
        return mvc.get().uri(URI.create(address)).with(as).exchange();
    }

    protected MvcTestResult send(
            HttpMethod method, String address, String body, RequestPostProcessor as) {
        return mvc.method(method)
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as)
                .exchange();
    }

    protected MvcTestResult post(String address, String body, RequestPostProcessor as) {
        return send(HttpMethod.POST, address, body, as);
    }

    /** Adds a customer as the caller, and returns its id. */
    protected long add(String name, String email, RequestPostProcessor as) {
        return add("{\"name\":\"%s\",\"email\":\"%s\"}".formatted(name, email), as);
    }

    protected long add(String body, RequestPostProcessor as) {
        var added = post("/api/customers", body, as);
        assertThat(added).hasStatus(HttpStatus.CREATED);
        return json(added).get("id").asLong();
    }

    /** Tells of a buyer of an organiser's event. */
    protected void bought(String name, String email, long organizer) {
        var told =
                post(
                        "/internal/buyers",
                        """
                        {"buyers":[{"name":"%s","email":"%s","phone":"+351 91 555 0108","organizer_id":%d}]}\
                        """
                                .formatted(name, email, organizer),
                        TestTokens.service());
        assertThat(told).hasStatus(HttpStatus.NO_CONTENT);
    }

    /** The names of those whom the caller sees. */
    protected List<String> names(RequestPostProcessor as) {
        return strings(get("/api/customers?size=100", as), "name");
    }

    protected static List<String> strings(MvcTestResult page, String field) {
        return json(page).get("items").valueStream().map(one -> one.get(field).asString()).toList();
    }

    protected long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** What the outbox owed, or owes, of one topic. */
    protected List<String> owed(String topic) {
        return jdbc.sql("select payload from outbox where topic = ? order by id")
                .param(topic)
                .query(String.class)
                .list();
    }

    protected static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    /** Does all of this at the same moment, and returns the results in order. */
    protected static <T> List<T> together(List<Callable<T>> works)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var work : works)
                running.add(
                        threads.submit(() -> {
                            start.await();
                            return work.call();
                        }));
            start.countDown();
            var results = new ArrayList<T>();
            for (var one : running) results.add(one.get());
            return results;
        }
    }
}
