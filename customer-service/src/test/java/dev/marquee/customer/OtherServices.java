package dev.marquee.customer;

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

/**
 * The other services as customer-service meets them: over HTTP, with the JSON of their contract.
 */
public final class OtherServices {

    /**
     * A request that was made.
     *
     * @param key its Idempotency-Key
     */
    public record Call(
            String request, String query, String authorization, String key, String body) {}

    /** An answer. */
    public record Answer(int status, String json) {}

    private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    OtherServices() {
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

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on nobody knows anything, and every fact is taken. */
    void reset() {
        answers.clear();
        calls.clear();
        on(
                "POST /oauth2/token",
                200,
                "{\"access_token\":\"of-the-service\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        on("POST /internal/audit", 204, "");
        on("POST /internal/customers/moves", 204, "");
        on("POST /internal/erasures", 204, "");
        on("POST /internal/privacy/erase", 204, "");
        on("POST /internal/mails", 204, "");
        on("POST /internal/notifications", 204, "");
        on("GET /api/bookings", 200, "{\"items\":[],\"total\":0}");
        on("GET /api/mails", 200, "{\"items\":[],\"total\":0}");
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
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                            String.valueOf(
                                    exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            calls.add(call);
            var answer =
                    answers.getOrDefault(
                                    call.request(),
                                    c ->
                                            c.request().startsWith("GET /events/api/by_customer/")
                                                    ? new Answer(200, "[]")
                                                    : new Answer(404, "{}"))
                            .apply(call);
            var body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
        }
    }
}
