package dev.marquee.gateway;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A service that streams events, and browsers that read them. */
abstract class StreamingTest extends GatewayTest {

    static final String PATH = "/api/events/7/live";
    static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    @Autowired MeterRegistry metrics;

    /** What the service is told to send, to all streams at once. */
    final List<BlockingQueue<byte[]>> open = new ArrayList<>();

    final AtomicInteger ended = new AtomicInteger();
    final List<Client> clients = new ArrayList<>();

    /** A stream as a browser sees it. */
    final class Client implements AutoCloseable {
        final Socket socket;
        final BufferedReader in;
        final String head;

        Client(String accept, String... headers) throws IOException {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(10_000);
            var request = new StringBuilder("GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n");
            if (!accept.isEmpty()) request.append("Accept: ").append(accept).append("\r\n");
            for (var header : headers) request.append(header).append("\r\n");
            socket.getOutputStream()
                    .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var lines = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine())
                lines.append(line).append('\n');
            head = lines.toString();
            clients.add(this);
        }

        /** The next line that begins so, whatever stands before it. */
        String next(String beginning) throws IOException {
            for (var line = in.readLine(); line != null; line = in.readLine())
                if (line.startsWith(beginning)) return line;
            throw new IOException("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @BeforeEach
    void the_service_streams() {
        ticket.answers.put(PATH, this::stream);
    }

    @AfterEach
    void the_service_stops() throws IOException {
        for (var client : clients) client.close();
        ticket.answers.remove(PATH);
        synchronized (open) {
            for (var stream : open) stream.add(new byte[0]);
        }
        var streams = open.size();
        await().until(() -> ended.get() == streams);
        await().until(() -> metrics.get("marquee.streams").gauge().value() == 0);
    }

    private void stream(HttpExchange exchange) throws IOException {
        var events = new LinkedBlockingQueue<byte[]>();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        synchronized (open) {
            open.add(events);
        }
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.flush();
        try {
            for (var event = events.take(); event.length > 0; event = events.take()) {
                out.write(event);
                out.flush();
            }
        } catch (IOException e) {
            // The gateway has closed its connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.incrementAndGet();
            exchange.close();
        }
    }

    void send(String event) {
        send(event.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] event) {
        synchronized (open) {
            for (var stream : open) stream.add(event);
        }
    }

    static Duration millis(long time) {
        return Duration.ofMillis(time);
    }
}
