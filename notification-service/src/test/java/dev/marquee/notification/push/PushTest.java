package dev.marquee.notification.push;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.marquee.notification.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a push service gets, and what becomes of what it answers. */
@ServiceTest
@TestPropertySource(
        properties = {
            "marquee.webhooks.allow-private=true",
            "spring.datasource.url=jdbc:h2:mem:push;MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1"
        })
class PushTest {

    /** Whether the session that auth-service is asked for is open. */
    private static volatile boolean open;

    @TestConfiguration(proxyBeanMethods = false)
    static class Sessions {

        @Bean
        @Primary
        SessionClient sessionsOfTests() {
            return id -> new SessionClient.State(open);
        }
    }

    private static final AtomicLong USERS = new AtomicLong(2_000_000);

    /** What came to the push service. */
    private record Message(HttpExchange exchange, byte[] body) {

        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }
    }

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired PushKeys keys;

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private HttpServer push;
    private KeyPair browser;
    private byte[] secret;
    private long user;

    @BeforeEach
    void somebodyWithABrowser() throws Exception {
        push = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        push.createContext("/", this::take);
        push.start();
        var curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        browser = curve.generateKeyPair();
        secret = Arrays.copyOf(new byte[] {1, 2, 3, 4, 5}, 16);
        user = USERS.incrementAndGet();
        assertThat(
                        mvc.post()
                                .uri("/internal/readers")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"readers\":[{\"id\":%d,\"email\":\"p%d@example.org\",\"locale\":\"vi\",\"digest\":\"instant\",\"roles\":[],\"closed\":false,\"as_of\":\"%s\"}]}"
                                                .formatted(user, user, Instant.now())))
                .hasStatus(HttpStatus.NO_CONTENT);
        turnOnMessages();
    }

    @AfterEach
    void stop() {
        push.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        messages.add(new Message(exchange, exchange.getRequestBody().readAllBytes()));
        if (status == 429) exchange.getResponseHeaders().add("Retry-After", "3600");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void a_message_is_encrypted_for_the_browser_signed_by_us_and_says_nothing() throws Exception {
        subscribe(endpoint("/a"));
        tell("Ana paid 42.00 for EV07-9");
        await().until(() -> messages.size() == 1);
        var message = messages.getFirst();
        assertThat(message.header("TTL")).matches("86[34]\\d\\d");
        assertThat(message.header("Urgency")).isEqualTo("normal");
        assertThat(message.header("Topic")).matches("[A-Za-z0-9_-]{32}");
        assertThat(message.header("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(message.header("Authorization"))
                .startsWith("vapid t=")
                .contains("k=" + keys.publicKey());
        assertThat(message.body().length).isLessThan(3072);
        var payload = Rfc8291.open(message.body(), browser, publicKey(), secret);
        assertThat(payload)
                .contains("\"kind\":\"message\"", "\"id\":")
                .doesNotContain("Ana", "42", "EV07", "p" + user, "@");
        await().until(() -> waiting() == 0);
    }

    @Test
    void the_same_fact_again_is_pushed_once() {
        subscribe(endpoint("/a"));
        for (int n = 0; n < 5; n++) tell("Hello", "once");
        await().until(() -> waiting() == 0);
        assertThat(messages).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_browser_that_is_gone_is_forgotten(int answer) {
        status = answer;
        subscribe(endpoint("/a"));
        tell("Hello");
        await().until(() -> browsers() == 0);
        assertThat(messages).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void a_push_service_that_is_busy_is_asked_later(int answer) {
        status = answer;
        subscribe(endpoint("/a"));
        tell("Hello");
        await().until(() -> failed() == 1);
        assertThat(browsers()).isOne();
        if (answer == 429)
            assertThat(
                            jdbc.sql(
                                            "select next_attempt_at from push_message where subscription_id in (select id from push_subscription where user_id = ?)")
                                    .param(user)
                                    .query(java.time.OffsetDateTime.class)
                                    .single()
                                    .toInstant())
                    .isAfter(Instant.now().plusSeconds(3000));
        status = 201;
        jdbc.sql(
                        "update push_message set next_attempt_at = created_at where subscription_id in (select id from push_subscription where user_id = ?)")
                .param(user)
                .update();
        await().until(() -> waiting() == 0);
        assertThat(messages).hasSize(2);
    }

    @Test
    void whoever_does_not_want_that_is_not_told() {
        subscribe(endpoint("/a"));
        assertThat(
                        mvc.put()
                                .uri("/api/profile/notification-preferences")
                                .with(me())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"preferences\":[{\"topic\":\"message\",\"channel\":\"push\",\"on\":false}]}"))
                .hasStatusOk();
        tell("Hello");
        assertThat(waiting()).isZero();
    }

    @Test
    void a_subscription_ends_by_its_owner_alone_and_with_the_account() {
        subscribe(endpoint("/a"));
        end(account(user + 1_000_000, "o@example.org", "CUSTOMER"), endpoint("/a"));
        assertThat(browsers()).isOne();
        end(me(), endpoint("/a"));
        assertThat(browsers()).isZero();
        for (int n = 0; n < 12; n++) subscribe(endpoint("/" + n));
        assertThat(browsers()).isEqualTo(10);
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"erasures\":[{\"key\":\"push%d\",\"email\":\"p%d@example.org\"}]}"
                                                .formatted(user, user)))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(browsers()).isZero();
    }

    @Test
    void a_subscription_ends_with_the_session_in_which_it_was_made() {
        open = true;
        subscribe(endpoint("/a"));
        jdbc.sql("update push_subscription set session_id = 77 where user_id = ?")
                .param(user)
                .update();
        tell("Hello");
        await().until(() -> messages.size() == 1 && waiting() == 0);
        open = false;
        tell("Hello");
        await().until(() -> browsers() == 0);
        assertThat(messages).hasSize(1);
    }

    @Test
    void what_is_no_key_or_no_address_is_refused() {
        assertThat(subscription(endpoint("/a"), "short", "short"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(subscription("nonsense", encoded(publicKey()), encoded(secret)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void turnOnMessages() {
        assertThat(
                        mvc.put()
                                .uri("/api/profile/notification-preferences")
                                .with(me())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"preferences\":[{\"topic\":\"message\",\"channel\":\"push\",\"on\":true}]}"))
                .hasStatusOk();
    }

    private String endpoint(String path) {
        return "http://127.0.0.1:" + push.getAddress().getPort() + path;
    }

    private void subscribe(String endpoint) {
        assertThat(subscription(endpoint, encoded(publicKey()), encoded(secret)))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private MvcTestResult subscription(String endpoint, String p256dh, String auth) {
        return mvc.post()
                .uri("/api/push-subscriptions")
                .with(me())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"endpoint\":\"%s\",\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                                .formatted(endpoint, p256dh, auth))
                .exchange();
    }

    private void end(JwtRequestPostProcessor who, String endpoint) {
        assertThat(
                        mvc.delete()
                                .uri("/api/push-subscriptions")
                                .with(who)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"endpoint\":\"%s\"}".formatted(endpoint)))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    private void tell(String text) {
        tell(text, "key-" + System.nanoTime());
    }

    private void tell(String text, String key) {
        assertThat(
                        mvc.post()
                                .uri("/api/notifications")
                                .with(admin())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"user_id\":%d,\"content\":\"%s\",\"dedupe_key\":\"%s\"}"
                                                .formatted(user, text, key)))
                .hasStatus(HttpStatus.CREATED);
    }

    private long browsers() {
        return jdbc.sql("select count(*) from push_subscription where user_id = ?")
                .param(user)
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql(
                        "select count(*) from push_message where subscription_id in (select id from push_subscription where user_id = ?)")
                .param(user)
                .query(Long.class)
                .single();
    }

    private long failed() {
        return jdbc.sql(
                        "select count(*) from push_message where last_error is not null and subscription_id in (select id from push_subscription where user_id = ?)")
                .param(user)
                .query(Long.class)
                .single();
    }

    private JwtRequestPostProcessor me() {
        return account(user, "p" + user + "@example.org", "CUSTOMER");
    }

    private byte[] publicKey() {
        return Rfc8291.uncompressed((ECPublicKey) browser.getPublic());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
