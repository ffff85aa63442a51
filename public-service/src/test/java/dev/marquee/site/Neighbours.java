package dev.marquee.site;

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
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * event- and ticket-service as public-service meets them: over HTTP, with the JSON of their
 * contract. A test says what is answered to "GET /api/events" and the like.
 */
public final class Neighbours {

    /** A request that was made. */
    public record Call(
            String request, String query, Map<String, List<String>> headers, String body) {

        /** A header, or null. */
        public @Nullable String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** An answer. */
    public record Answer(int status, String json, Map<String, String> headers) {

        public Answer(int status, String json) {
            this(status, json, Map.of());
        }
    }

    private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public Neighbours() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where they answer. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Forgets everything. */
    public void reset() {
        answers.clear();
        calls.clear();
    }

    /** The answer from now on. */
    public void on(String request, int status, String json) {
        on(request, call -> new Answer(status, json));
    }

    /** The answer from now on, worked out from the request. */
    public void on(String request, Function<Call, Answer> answer) {
        answers.put(request, answer);
    }

    /** The calls to an address so far. */
    public List<Call> calls(String request) {
        return calls.stream().filter(call -> call.request().equals(request)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var call =
                    new Call(
                            exchange.getRequestMethod() + " " + uri.getPath(),
                            String.valueOf(uri.getQuery()),
                            exchange.getRequestHeaders(),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            calls.add(call);
            var answer =
                    answers.getOrDefault(call.request(), c -> problem(404, "not-found", ""))
                            .apply(call);
            var body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.status() < 400
                                    ? "application/json"
                                    : "application/problem+json");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
        }
    }

    /** A refusal; members such as {@code ,"left":2}. */
    public static Answer problem(int status, String type, String members) {
        return new Answer(
                status,
                """
                {"type":"urn:marquee:problem:%s","title":"No","status":%d,"detail":"No."%s}\
                """
                        .formatted(type, status, members));
    }
}
