package dev.marquee.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The services around report-service, over real HTTP. A test says what is answered to "GET
 * /api/events" and the like; all else is 404.
 */
public final class Neighbours {

    /** A request that was made. */
    public record Call(String request, String query, String authorization, String body) {}

    /** An answer. */
    public record Answer(int status, String json) {}

    private static final int BROKEN_OFF = 0;

    private static final Map<String, Function<Call, Answer>> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
    private static final HttpServer SERVER = start();

    private Neighbours() {}

    private static HttpServer start() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", Neighbours::reply);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where they answer. */
    public static String address() {
        return "http://localhost:" + SERVER.getAddress().getPort();
    }

    /** Forgets everything, but that a service gets its token. */
    public static void reset() {
        ANSWERS.clear();
        CALLS.clear();
        on(
                "POST /oauth2/token",
                200,
                "{\"access_token\":\"service-token\",\"token_type\":\"Bearer\",\"expires_in\":600}");
        on("POST /internal/audit", 204, "");
    }

    /** The answer from now on. */
    public static void on(String request, int status, String json) {
        on(request, call -> new Answer(status, json));
    }

    /** The answer from now on, worked out from the request. */
    public static void on(String request, Function<Call, Answer> answer) {
        ANSWERS.put(request, answer);
    }

    /** The connection is broken off from now on, as of a service that was killed. */
    public static void down(String request) {
        on(request, BROKEN_OFF, "");
    }

    /** Nothing is answered from now on until the latch opens. */
    public static void silent(String request, CountDownLatch latch) {
        on(
                request,
                call -> {
                    try {
                        latch.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Answer(BROKEN_OFF, "");
                });
    }

    /** The calls to an address so far. */
    public static List<Call> calls(String request) {
        return CALLS.stream().filter(call -> call.request().equals(request)).toList();
    }

    /** All of them. */
    public static List<Call> calls() {
        return CALLS;
    }

    private static void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var call =
                    new Call(
                            exchange.getRequestMethod() + " " + uri.getPath(),
                            String.valueOf(uri.getQuery()),
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            CALLS.add(call);
            var answer =
                    ANSWERS.getOrDefault(call.request(), unknown -> new Answer(404, "{}"))
                            .apply(call);
            if (answer.status() == BROKEN_OFF) return;
            var body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.status() < 400
                                    ? "application/json"
                                    : "application/problem+json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
        }
    }

    /** Tells the context under test where they are. */
    public static class Addresses
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            reset();
            TestPropertyValues.of(
                            "marquee.services.auth=" + address(),
                            "marquee.services.customer=" + address(),
                            "marquee.services.venue=" + address(),
                            "marquee.services.public=" + address(),
                            "marquee.services.report=" + address(),
                            "marquee.services.event=" + address(),
                            "marquee.services.ticket=" + address(),
                            "marquee.services.notification=" + address())
                    .applyTo(context);
        }
    }
}
