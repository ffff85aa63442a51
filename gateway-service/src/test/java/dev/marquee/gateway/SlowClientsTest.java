package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Clients that do not finish what they begin: their time ends, and others do not notice. */
@TestPropertySource(properties = {"marquee.connections.request-timeout=2s"})
class SlowClientsTest extends GatewayTest {

    private static final String HEAD = "POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String BODY =
            "POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n";
    private static final String CHUNKED =
            "POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nF000\r\n";
    private static final String TO_NOBODY =
            "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n";

    private Socket open(String begun) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whether the server has ended it; one that trickles goes on meanwhile. */
    private static boolean isEnded(Socket socket, boolean trickles) {
        try {
            socket.setSoTimeout(50);
            if (trickles) socket.getOutputStream().write('a');
            while (socket.getInputStream().read() >= 0) {
                // an answer, before the end
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HEAD, BODY, CHUNKED, TO_NOBODY})
    void what_is_begun_and_not_finished_ends_in_time_even_if_it_trickles(String begun)
            throws IOException {
        var before = ticket.received.size();
        for (var trickles : new boolean[] {false, true}) {
            try (var socket = open(begun)) {
                var started = System.nanoTime();
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> isEnded(socket, trickles));
                assertThat(Duration.ofNanos(System.nanoTime() - started))
                        .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(20));
            }
        }
        assertThat(ticket.received).as("no service heard of it").hasSize(before);
    }

    @Test
    void who_does_not_finish_a_body_is_told_so() throws IOException {
        try (var socket = open(BODY)) {
            var answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
    }

    /** A body comes after its head, and nobody reads it: the answer does not need it. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /nothing", "PATCH /assets/marquee.css"})
    void a_connection_outlives_a_body_that_nobody_read(String begun) throws Exception {
        var text = "{\"status\":1}";
        var head =
                "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(begun, text.length());
        try (var socket = open(head)) {
            socket.setSoTimeout(20_000);
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
            TimeUnit.MILLISECONDS.sleep(100);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            var open = readAnswer(in);
            var until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            while (open && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(20);
                socket.getOutputStream()
                        .write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
                open = readAnswer(in);
            }
        }
    }

    @Test
    void who_comes_from_a_port_where_somebody_left_in_the_middle_is_not_ended_for_it()
            throws Exception {
        // a machine that is too busy to keep to these times proves nothing: it tries again
        while (!nextIsServed()) Thread.onSpinWait();
    }

    /** False if this took longer than a client has, so that nothing is to be seen. */
    private boolean nextIsServed() throws Exception {
        var left = new Socket("localhost", port);
        var from = left.getLocalPort();
        left.getOutputStream().write(BODY.getBytes(StandardCharsets.US_ASCII));
        TimeUnit.MILLISECONDS.sleep(300);
        left.setSoLinger(true, 0);
        left.close();
        TimeUnit.MILLISECONDS.sleep(1_400);
        try (var next = new Socket()) {
            next.setReuseAddress(true);
            next.bind(new InetSocketAddress("localhost", from));
            var connected = System.nanoTime();
            next.connect(new InetSocketAddress("localhost", port));
            TimeUnit.MILLISECONDS.sleep(1_200);
            if (System.nanoTime() - connected > Duration.ofMillis(1_700).toNanos()) return false;
            next.getOutputStream()
                    .write("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
            next.setSoTimeout(20_000);
            assertThat(new String(next.getInputStream().readNBytes(12))).isEqualTo("HTTP/1.1 404");
        }
        return true;
    }

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    /** Reads one answer and says whether the connection goes on. */
    private static boolean readAnswer(BufferedReader in) throws IOException {
        var head = new StringBuilder();
        for (var line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            assertThat(line).as("after %s", head).isNotNull();
            head.append(line.toLowerCase(Locale.ROOT)).append('\n');
        }
        var length = LENGTH.matcher(head);
        assertThat(length.find()).as("it has a length: %s", head).isTrue();
        for (var left = Integer.parseInt(length.group(1)); left > 0; left--)
            assertThat(in.read()).isNotNegative();
        return head.indexOf("connection: close") < 0;
    }
}
