package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/**
 * Streams of events come through as they are sent, do not stand in others' way, and end with their
 * clients.
 */
@TestPropertySource(
        properties = {
            "marquee.gateway.streams.idle-timeout=30s",
            "marquee.gateway.streams.per-address=200",
            "marquee.gateway.streams.total=210",
            "marquee.gateway.connections=211",
            "marquee.gateway.requests-per-address=20"
        })
class StreamsTest extends StreamingTest {

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "text/html, text/event-stream;q=0.9", "*/*", ""})
    void each_event_arrives_when_it_is_sent(String accept) throws Exception {
        var client = new Client(accept, "Accept-Encoding: gzip");
        assertThat(client.head)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: text/event-stream;charset=utf-8")
                .containsIgnoringCase("x-accel-buffering: no")
                .containsIgnoringCase("cache-control: no-store");
        assertThat(client.head.toLowerCase(Locale.ROOT))
                .doesNotContain("content-length", "content-encoding");
        var waits = new ArrayList<Duration>();
        for (var n = 0; n < 5; n++) {
            TimeUnit.MILLISECONDS.sleep(100 + n * 100L);
            var sent = System.nanoTime();
            send("id: " + n + "\ndata: " + sent + "\n\n");
            assertThat(client.next("data:")).isEqualTo("data: " + sent);
            waits.add(Duration.ofNanos(System.nanoTime() - sent));
        }
        waits.sort(null);
        assertThat(waits.get(3)).as("all but one, on a busy machine").isLessThan(millis(2_000));
    }

    @Test
    void a_stream_is_passed_on_byte_by_byte() throws Exception {
        var connection = URI.create("http://localhost:" + port + PATH).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(10_000);
        var event = "event: sold\ndata: {\"left\": 3}\r\ndata: größer\n\n";
        var bytes = event.getBytes(StandardCharsets.UTF_8);
        try (var in = connection.getInputStream()) {
            for (var each : bytes) send(new byte[] {each});
            assertThat(in.readNBytes(bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void a_booking_passes_while_two_hundred_streams_are_open() throws IOException {
        for (var n = 0; n < 200; n++) new Client("text/event-stream");
        for (var n = 0; n < 30; n++) {
            var began = System.nanoTime();
            assertThat(post("/api/bookings", "{}").status()).isEqualTo(201);
            assertThat(get("/api/events/7/other").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(millis(5_000));
        }
        send("data: all\n\n");
        for (var client : clients) assertThat(client.next("data:")).isEqualTo("data: all");

        var refused = new Client("text/event-stream");
        assertThat(refused.head)
                .startsWith("HTTP/1.1 429")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("retry-after: 10");
        assertThat(get(PATH).status()).as("without asking for a stream").isEqualTo(429);
        assertThat(refusals("streams-per-address")).isEqualTo(2);
        clients.getFirst().close();
        await().until(() -> new Client("text/event-stream").head.startsWith("HTTP/1.1 200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", ""})
    void the_service_hears_within_seconds_that_a_client_has_left(String accept) throws Exception {
        var client = new Client(accept);
        await().until(() -> open.size() == 1);
        client.close();
        await().until(() -> metrics.get("marquee.streams").gauge().value() == 0);
        // The stand-in sees it when it writes.
        await().until(() -> {
            send(HEARTBEAT);
            return ended.get() == 1;
        });
    }

    @Test
    void the_next_request_on_the_same_connection_does_not_end_a_stream() throws Exception {
        var client = new Client("text/event-stream");
        client.socket
                .getOutputStream()
                .write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
        TimeUnit.MILLISECONDS.sleep(1_800);
        send("data: still here\n\n");
        assertThat(client.next("data:")).isEqualTo("data: still here");
    }

    @Test
    void a_stream_ends_when_its_browser_signs_out_and_no_other_does() throws Exception {
        var key = signedIn("token-of-ana");
        var hers = new Client("text/event-stream", "Cookie: marquee_session=" + key);
        var other =
                new Client(
                        "text/event-stream", "Cookie: marquee_session=" + signedIn("token-of-ben"));
        var nobodys = new Client("text/event-stream");
        send("data: before\n\n");
        for (var client : clients) assertThat(client.next("data:")).isEqualTo("data: before");

        assertThat(
                        post("/logout", "", "Accept: text/html", "Cookie: marquee_session=" + key)
                                .status())
                .isEqualTo(303);

        await().until(() -> ended.get() == 1 || sendsHeartbeat());
        send("data: after\n\n");
        assertThat(other.next("data:")).isEqualTo("data: after");
        assertThat(nobodys.next("data:")).isEqualTo("data: after");
        assertThatThrownBy(() -> hers.next("data: after")).isInstanceOf(IOException.class);
    }

    private static String signedIn(String token) {
        var key = UUID.randomUUID().toString().replace("-", "") + "abcdefghijk";
        auth.sessions.put(key, token);
        return key;
    }

    /** The service notices that the gateway reads no more when it writes. */
    private boolean sendsHeartbeat() {
        send(HEARTBEAT);
        return ended.get() == 1;
    }

    @Test
    void a_service_without_streams_refuses_as_ever() {
        ticket.answers.remove(PATH);
        assertThat(get(PATH, "Accept: text/event-stream").service()).isEqualTo("ticket");
        assertThat(get("/api/bookings/live/never", "Accept: text/event-stream").status())
                .isEqualTo(504);
        assertThat(get("/api/reports", "Accept: text/event-stream").status()).isEqualTo(503);
        assertThat(get("/api/bookings/live/gone", "Accept: text/event-stream").status())
                .isEqualTo(502);
    }

    private double refusals(String limit) {
        return metrics.get("marquee.limit.refusals").tag("limit", limit).counter().count();
    }
}
