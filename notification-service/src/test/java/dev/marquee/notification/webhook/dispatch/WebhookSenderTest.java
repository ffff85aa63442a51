package dev.marquee.notification.webhook.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.notification.webhook.net.HostLookup;
import dev.marquee.notification.webhook.net.TestHttp;
import dev.marquee.notification.webhook.net.WebhookAddress;
import dev.marquee.notification.webhook.registration.TestWebhooks;
import dev.marquee.notification.webhook.registration.WebhookSecret;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt at a delivery, with receivers of every kind. */
class WebhookSenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String BODY = "{\"type\":\"webhook.test\",\"data\":{\"name\":\"日本語 🎷\"}}";

    private final Receiver receiver = new Receiver();
    private final WebhookSecret secret = TestWebhooks.newSecret();
    private final WebhookSender sender = TestDispatch.sender(PATIENCE, Clock.systemUTC());

    @AfterEach
    void stop() {
        receiver.close();
        sender.destroy();
    }

    @Test
    void a_message_is_signed_so_that_others_implementation_of_the_standard_believes_it() {
        var attempt = sender.send(due(receiver.address(), secret, null));
        assertThat(attempt.taken()).isTrue();
        assertThat(attempt.error()).isNull();
        assertThat(attempt.answer()).isEqualTo("ok");
        var message = receiver.messages.getFirst();
        assertThat(message.line()).isEqualTo("POST /hooks HTTP/1.1");
        assertThat(message.body()).isEqualTo(BODY);
        assertThat(message.id()).isEqualTo("msg_1");
        assertThat(message.headers())
                .containsEntry("content-type", "application/json; charset=UTF-8")
                .containsEntry("user-agent", "Marquee-Webhooks/1")
                .doesNotContainKeys("upgrade", "cookie", "authorization", "accept-encoding");
        assertThat(message.isSignedWith(secret.text())).isTrue();
        assertThat(message.isSignedWith(TestWebhooks.newSecret().text())).isFalse();
        var forged =
                new Receiver.Message(message.line(), message.headers(), BODY.replace("日", "月"));
        assertThat(forged.isSignedWith(secret.text())).isFalse();
    }

    @Test
    void its_time_is_that_of_the_attempt_however_long_it_was_queued() {
        var attempted = Instant.now();
        var yesterday = attempted.minus(Duration.ofDays(1));
        var later = TestDispatch.sender(PATIENCE, Clock.fixed(attempted, ZoneOffset.UTC));
        try {
            later.send(due(receiver.address(), secret, null, yesterday));
        } finally {
            later.destroy();
        }

        var message = receiver.messages.getFirst();
        assertThat(message.headers())
                .containsEntry("webhook-timestamp", String.valueOf(attempted.getEpochSecond()));
        assertThat(message.isSignedWith(secret.text())).as("five minutes off is refused").isTrue();
    }

    @Test
    void while_a_secret_is_changed_both_are_believed() {
        var old = TestWebhooks.newSecret();
        sender.send(due(receiver.address(), secret, old));
        assertThat(receiver.messages.getFirst().isSignedWith(secret.text())).isTrue();
        assertThat(receiver.messages.getFirst().isSignedWith(old.text())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) {
        try (var inside = new Receiver()) {
            receiver.answering((n, message, out) ->
                    out.write(
                            Receiver.whole(
                                    status,
                                    "Location: " + inside.address() + "\r\n",
                                    "over there")));
            var attempt = sender.send(due(receiver.address(), secret, null));
            assertThat(attempt.taken()).isFalse();
            assertThat(attempt.error()).contains(status + "", "Redirects are not followed");
            assertThat(inside.connections.get()).isZero();
        }
    }

    @Test
    void what_it_answered_is_told() {
        receiver.answering((n, message, out) ->
                out.write(
                        Receiver.whole(
                                503,
                                "Retry-After: 120\r\nSet-Cookie: a=b\r\n",
                                "busy \u0000\u0007\nтак")));
        var attempt = sender.send(due(receiver.address(), secret, null));
        assertThat(attempt.status()).isEqualTo(503);
        assertThat(attempt.error()).isEqualTo("It answered 503");
        assertThat(attempt.answer()).isEqualTo("busy \nтак");
        assertThat(attempt.retryAfter()).isEqualTo(Duration.ofMinutes(2));
        sender.send(due(receiver.address(), secret, null));
        assertThat(receiver.messages.getLast().headers()).doesNotContainKey("cookie");
    }

    @Test
    void of_a_huge_answer_only_the_beginning_is_read() {
        receiver.answering((n, message, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n".getBytes(UTF_8));
            var much = "x".repeat(64 * 1024).getBytes(UTF_8);
            while (true) out.write(much);
        });
        var attempt = sender.send(due(receiver.address(), secret, null));
        assertThat(attempt.taken()).isTrue();
        assertThat(attempt.answer()).isEqualTo("x".repeat(2048));
        assertThat(attempt.took()).isLessThan(PATIENCE);
    }

    @Test
    void an_answer_of_endless_headers_is_none() {
        receiver.answering((n, message, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
            for (int header = 0; ; header++)
                out.write(("X-%d: y\r\n".formatted(header)).getBytes(UTF_8));
        });
        var attempt = sender.send(due(receiver.address(), secret, null));
        assertThat(attempt.taken()).isFalse();
        assertThat(attempt.took()).isLessThan(PATIENCE);
    }

    @Test
    void who_drips_or_says_nothing_is_left_after_the_time_that_there_is() {
        var drip = "HTTP/1.1 200 OK\r\nX: " + "y".repeat(10_000);
        List<Receiver.Script> slow =
                List.of(
                        (n, message, out) -> Thread.sleep(20_000),
                        (n, message, out) -> {
                            for (var letter : drip.toCharArray()) {
                                out.write(letter);
                                out.flush();
                                Thread.sleep(100);
                            }
                        });
        for (var script : slow) {
            receiver.answering(script);
            var attempt = sender.send(due(receiver.address(), secret, null));
            assertThat(attempt.taken()).isFalse();
            assertThat(attempt.error()).isEqualTo("No answer within 2 seconds");
            assertThat(attempt.took()).isBetween(PATIENCE, PATIENCE.plusSeconds(2));
        }
    }

    @Test
    void a_status_counts_although_its_body_never_ends() {
        receiver.answering((n, message, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nyes".getBytes(UTF_8));
            out.flush();
            Thread.sleep(20_000);
        });
        var attempt = sender.send(due(receiver.address(), secret, null));
        assertThat(attempt.taken()).isTrue();
        assertThat(attempt.answer()).isEqualTo("yes");
        assertThat(attempt.took()).isLessThan(PATIENCE.plusSeconds(2));
    }

    @Test
    void a_name_that_leads_inside_meanwhile_is_not_followed_there() throws Exception {
        var asked = new ArrayList<String>();
        HostLookup rebinding =
                host -> {
                    asked.add(host);
                    return new InetAddress[] {
                        InetAddress.ofLiteral(asked.size() == 1 ? "8.8.8.8" : "127.0.0.1")
                    };
                };
        var settings = TestWebhooks.settings(false, PATIENCE);
        var address = WebhookAddress.parse("https://hooks.example.org:" + receiver.port(), false);
        TestHttp.dns(rebinding, settings).check(address);
        var careful =
                TestDispatch.sender(
                        settings,
                        rebinding,
                        DefaultClientTlsStrategy.createDefault(),
                        Clock.systemUTC());
        var attempt = careful.send(due(address.uri().toString(), secret, null));
        assertThat(asked).containsExactly("hooks.example.org", "hooks.example.org");
        assertThat(attempt.error()).contains("no address on the internet");
        assertThat(receiver.connections.get()).isZero();
        careful.destroy();
    }

    @Test
    void an_address_that_was_allowed_once_and_is_not_now_gets_nothing() {
        var careful =
                TestDispatch.sender(
                        TestWebhooks.settings(false, PATIENCE),
                        host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                        DefaultClientTlsStrategy.createDefault(),
                        Clock.systemUTC());
        var attempt = careful.send(due(receiver.address(), secret, null));
        assertThat(attempt.error()).contains("Nothing is sent to this address any more");
        assertThat(receiver.connections.get()).isZero();
        careful.destroy();
    }

    /** The name in the certificate is checked, although the connection goes to a number. */
    @Test
    void the_connection_goes_to_the_address_that_was_looked_up_and_the_certificate_is_of_the_name(
            @TempDir Path folder) throws Exception {
        var context = certificateFor("hooks.example.org", folder.resolve("keys.p12"));
        try (var secure = new Receiver(context.getServerSocketFactory())) {
            var trusting =
                    TestDispatch.sender(
                            TestWebhooks.settings(true, PATIENCE),
                            host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                            new DefaultClientTlsStrategy(context),
                            Clock.systemUTC());
            var right = "https://hooks.example.org:" + secure.port() + "/a?b=c";
            assertThat(trusting.send(due(right, secret, null)).taken()).isTrue();
            assertThat(secure.messages.getFirst().line()).isEqualTo("POST /a?b=c HTTP/1.1");
            assertThat(secure.messages.getFirst().headers())
                    .containsEntry("host", "hooks.example.org:" + secure.port());
            for (var wrong : List.of(trusting, sender)) {
                var name = wrong == trusting ? "other.example.org" : "hooks.example.org";
                var attempt =
                        wrong.send(due("https://" + name + ":" + secure.port(), secret, null));
                assertThat(attempt.taken()).isFalse();
                assertThat(attempt.error()).contains("could not be secured");
            }
            assertThat(secure.messages).hasSize(1);
            trusting.destroy();
        }
    }

    @Test
    void a_port_where_nobody_listens_is_no_answer() throws IOException {
        String nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + free.getLocalPort() + "/hooks";
        }
        var attempt = sender.send(due(nobody, secret, null));
        assertThat(attempt.status()).isNull();
        assertThat(attempt.error()).contains("No connection").containsIgnoringCase("refused");
    }

    private static Due due(String address, WebhookSecret secret, @Nullable WebhookSecret old) {
        return due(address, secret, old, Instant.now());
    }

    private static Due due(
            String address, WebhookSecret secret, @Nullable WebhookSecret old, Instant queued) {
        return new Due(
                1,
                1,
                "msg_1",
                "webhook.test",
                BODY,
                1,
                queued,
                queued.plusSeconds(60),
                address,
                TestWebhooks.sealed(secret),
                old == null ? null : TestWebhooks.sealed(old));
    }

    private static SSLContext certificateFor(String name, Path file) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-keystore",
                                file.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=dns:" + name)
                        .inheritIO()
                        .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = new FileInputStream(file.toFile())) {
            keys.load(in, "changeit".toCharArray());
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
