package dev.marquee.ticket.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.RunningService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Streams on real connections, all of one gateway: they are neither slow requests nor too many of
 * them, and more than may be open are told to ask instead.
 */
@OnH2
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "marquee.connections.request-timeout=1s",
            "marquee.connections.unfinished-per-address=5",
            "marquee.live.heartbeat=500ms",
            "marquee.live.max-watchers=20"
        })
class LiveConnectionsTest extends RunningService {

    @Value("${local.server.port}")
    int port;

    private static final class Client {

        final List<String> lines = new CopyOnWriteArrayList<>();
        final Socket socket;
        volatile boolean ended;

        Client(int port, String method, String path) throws IOException {
            socket = new Socket("localhost", port);
            socket.getOutputStream()
                    .write(
                            "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                                    .formatted(method, path)
                                    .getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = in.readLine(); line != null; line = in.readLine()) lines.add(line);
            } catch (IOException e) {
                lines.add(String.valueOf(e));
            }
            ended = true;
        }

        boolean has(String text) {
            return lines.stream().anyMatch(line -> line.contains(text));
        }

        long heartbeats() {
            return lines.stream().filter(":"::equals).count();
        }
    }

    @Test
    void streams_last_and_one_more_than_there_may_be_is_sent_away() throws IOException {
        var event = onSale("Lantern Night", 30, 81_002);
        var path = "/api/events/" + event + "/live";
        var clients = new ArrayList<Client>();
        for (var n = 0; n < 20; n++) clients.add(new Client(port, "GET", path));
        await().until(() -> clients.stream().allMatch(client -> client.has("\"sold\":0")));

        var refused = new Client(port, "GET", path);
        await().until(() -> refused.has("urn:marquee:problem:busy"));
        assertThat(refused.lines.getFirst()).contains("503");
        assertThat(refused.has("Retry-After: 10")).isTrue();

        // Longer than a slow request has.
        await().until(() -> clients.stream().allMatch(client -> client.heartbeats() > 6));
        book(event, 2, "Ana", "ana.connections@example.org");
        await().until(() -> clients.stream().allMatch(client -> client.has("\"sold\":2")));
        assertThat(clients).noneMatch(client -> client.ended);

        // Who leaves makes room, as soon as it is noticed.
        clients.getFirst().socket.close();
        await().until(() -> {
            var next = new Client(port, "GET", path);
            await().until(() -> !next.lines.isEmpty());
            var isIn = next.lines.getFirst().contains("200");
            if (isIn) clients.add(next);
            return isIn;
        });
        for (var client : clients) client.socket.close();
    }

    @Test
    void what_only_asks_for_the_head_gets_no_stream() throws IOException {
        var event = onSale("Lantern Night", 30, 81_002);
        var client = new Client(port, "HEAD", "/api/events/" + event + "/live");
        client.socket
                .getOutputStream()
                .write(
                        "GET /api/events/%d/availability HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .formatted(event)
                                .getBytes(StandardCharsets.US_ASCII));
        await().until(() -> client.has("\"sold\":0"));
        assertThat(client.has("text/event-stream")).isTrue();
        client.socket.close();
    }
}
