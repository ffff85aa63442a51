package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thousands of requests that are begun and never finished, while somebody books. */
@ExtendWith(DemoSuite.class)
class UnfinishedRequestsTest {

    private static final String ADDRESS =
            "PUT /api/tickets/1/status HTTP/1.1\r\nHost: localhost\r\n";

    /**
     * After which the gateway gives up on a client that stalls: a booking that is answered before
     * has waited for none of them, however busy the machine is with their connections.
     */
    private static final Duration STALLED = Duration.ofSeconds(10);

    private static RunningSuite suite;
    private static long event;

    @BeforeAll
    static void start(RunningSuite running) throws Exception {
        suite = running;
        event =
                new Organiser(suite, Http.signIn(suite, "admin@ticket.local", "admin123"))
                        .onSale("Slow evening", 500);
    }

    @Test
    void half_heads_stop_no_booking() throws Exception {
        bookWhile(4_300, "GET /api/eve", 12);
    }

    @Test
    void half_bodies_stop_no_booking_and_take_no_memory() throws Exception {
        var body = "{\"status\":\"" + "a".repeat(60_000);
        var begun =
                ADDRESS + "Content-Type: application/json\r\nContent-Length: 65000\r\n\r\n" + body;
        bookWhile(40, begun, 3); // what a first use loads and keeps is not what bodies take
        var before = liveMegabytes();
        takesNoMemory(1_000, begun, before);
    }

    @Test
    void whole_bodies_over_the_limit_stop_no_booking_and_take_no_memory() throws Exception {
        var begun =
                ADDRESS
                        + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{\"status\":\""
                        + "a".repeat(999_800);
        bookWhile(40, begun, 3); // what a first use loads and keeps is not what bodies take
        var before = liveMegabytes();
        takesNoMemory(720, begun, before);
    }

    /** What they hold is gone with them; what the suite has loaded meanwhile is not theirs. */
    private static void takesNoMemory(int many, String begun, long before) throws Exception {
        var during = new AtomicLong();
        bookWhile(many, begun, 8, () -> during.set(liveMegabytes()));
        var after = liveMegabytes();
        assertThat(after - before).as("what stays").isLessThan(50);
        assertThat(during.get() - Math.max(before, after)).as("what they hold").isLessThan(50);
    }

    /** They ask for eight megabytes each, and read none of it. */
    @Test
    void who_does_not_read_stops_no_booking() throws Exception {
        var ask = "GET /assets/bootstrap.min.css HTTP/1.1\r\nHost: localhost\r\n\r\n";
        warmUp(ask);
        bookWhile(500, ask.repeat(35), 12);
    }

    @Test
    void bodies_over_the_limit_are_refused_before_they_come() throws Exception {
        try (var socket = new Socket("localhost", suite.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((ADDRESS + "Content-Length: 1000000\r\n\r\n{").getBytes());
            var answer = new String(socket.getInputStream().readNBytes(12));
            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    /** Until it is compiled, the asset itself costs more than those who do not read it. */
    private static void warmUp(String ask) throws Exception {
        var last = ask.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
        for (var n = 0; n < 100; n++) {
            try (var socket = new Socket("localhost", suite.port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write((ask.repeat(34) + last).getBytes());
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            if (n % 10 == 0) assertThat(book().status()).isEqualTo(201);
        }
    }

    private static void bookWhile(int many, String begun, int bookings) throws Exception {
        bookWhile(many, begun, bookings, () -> {});
    }

    /** Opens them as fast as four threads can, while somebody books once a second. */
    private static void bookWhile(int many, String begun, int bookings, Runnable check)
            throws Exception {
        var bytes = begun.getBytes(StandardCharsets.US_ASCII);
        var open = new ArrayList<List<Socket>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 4; i++) {
                var own = new ArrayList<Socket>();
                open.add(own);
                threads.submit(() -> {
                    for (var n = 0; n < many / 4; n++) {
                        var socket = new Socket("localhost", suite.port);
                        own.add(socket);
                        send(socket, bytes);
                    }
                    return null;
                });
            }
            for (var i = 0; i < bookings; i++) {
                var started = System.nanoTime();
                assertThat(book().status()).isEqualTo(201);
                var took = Duration.ofNanos(System.nanoTime() - started);
                assertThat(took).as("booking %d", i).isLessThan(STALLED);
                if (i == bookings / 2) check.run();
                TimeUnit.NANOSECONDS.sleep(
                        Math.max(0, Duration.ofSeconds(1).minus(took).toNanos()));
            }
        } finally {
            for (var own : open) for (var socket : List.copyOf(own)) socket.close();
        }
    }

    /** The server may end it meanwhile. */
    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            assertThat(e).isInstanceOf(java.net.SocketException.class);
        }
    }

    /** By a connection of its own: an idle one of this address may be ended to make room. */
    private static Http.Answer book() throws Exception {
        var booking =
                Map.of(
                        "event_id",
                        event,
                        "quantity",
                        1,
                        "buyer_name",
                        "Ana",
                        "buyer_email",
                        "ana" + System.nanoTime() + "@example.org");
        return Http.raw(suite.url("/api/bookings"), "POST", "/api/bookings", booking);
    }

    /**
     * What the suite's JVM holds after a collection: the least of three, since what is made between
     * the two tools counts as well, and is not kept.
     */
    private static long liveMegabytes() {
        return LongStream.generate(UnfinishedRequestsTest::usedMegabytes)
                .limit(3)
                .min()
                .orElseThrow();
    }

    private static long usedMegabytes() {
        run("jcmd", "" + suite.launcher().pid(), "GC.run");
        var columns = run("jstat", "-gc", "" + suite.launcher().pid()).strip().split("\n");
        var names = List.of(columns[0].strip().split("\\s+"));
        var values = columns[1].strip().split("\\s+");
        return (long)
                (Stream.of("S0U", "S1U", "EU", "OU")
                                .mapToDouble(
                                        name -> Double.parseDouble(values[names.indexOf(name)]))
                                .sum()
                        / 1024);
    }

    private static String run(String tool, String... arguments) {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/" + tool);
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
