package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A stream ends when nothing comes any more, and after its lifetime. */
@TestPropertySource(
        properties = {
            "marquee.gateway.streams.idle-timeout=2s",
            "marquee.gateway.streams.lifetime=6s",
            "marquee.gateway.streams.total=1"
        })
class StreamTimeoutsTest extends StreamingTest {

    @Test
    void a_stream_may_be_quiet_for_longer_than_an_answer_but_not_for_ever() throws Exception {
        var client = new Client("text/event-stream");
        TimeUnit.MILLISECONDS.sleep(1_400); // twice as long as any answer may take
        send("data: late\n\n");
        assertThat(client.next("data:")).isEqualTo("data: late");
        var quietSince = System.nanoTime();
        assertThat(client.next("0")).as("the end").isEqualTo("0");
        assertThat(Duration.ofNanos(System.nanoTime() - quietSince))
                .isBetween(millis(1_800), millis(30_000));
    }

    @Test
    void a_stream_ends_after_its_lifetime_and_can_be_opened_again() throws Exception {
        var client = new Client("text/event-stream");
        assertThat(client.head).startsWith("HTTP/1.1 200");
        var began = System.nanoTime();
        var lines = new ArrayList<String>();
        client.socket.setSoTimeout(200);
        while (lines.isEmpty() || !lines.getLast().equals("0")) {
            send(HEARTBEAT);
            try {
                lines.add(String.valueOf(client.in.readLine()));
            } catch (java.net.SocketTimeoutException e) {
                // the next heartbeat
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(millis(60_000));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(millis(5_500));
        assertThat(new Client("text/event-stream").head).startsWith("HTTP/1.1 200");
    }

    @Test
    void more_streams_than_there_are_for_all_are_told_to_come_again() throws Exception {
        new Client("text/event-stream");
        var refused = new Client("text/event-stream");
        assertThat(refused.head)
                .startsWith("HTTP/1.1 503")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("retry-after: 10");
        assertThat(post("/api/bookings", "{}").status()).isEqualTo(201);
        clients.getFirst().close();
        await().until(() -> new Client("text/event-stream").head.startsWith("HTTP/1.1 200"));
    }
}
