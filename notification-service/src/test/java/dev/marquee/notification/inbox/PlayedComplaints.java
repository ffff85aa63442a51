package dev.marquee.notification.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Customer-service as it takes mails, and auth-service as it lets notification-service in. */
final class PlayedComplaints {

    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean away;

    PlayedComplaints() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth2/token", this::token);
        server.createContext("/internal/complaints/mails", this::take);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What was taken so far, in all tests: each looks for its own. */
    List<JsonNode> taken() {
        return List.copyOf(taken);
    }

    int refused() {
        return refused.get();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    void reset() {
        away = false;
        refused.set(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                "{\"access_token\":\"of-the-service\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    private void take(HttpExchange exchange) throws IOException {
        var request = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        if (away) {
            refused.incrementAndGet();
            answer(exchange, 503, "{}");
            return;
        }
        var results = JsonMapper.shared().createObjectNode();
        var all = results.putArray("results");
        for (var mail : request.get("mails")) {
            taken.add(mail);
            all.addObject()
                    .put("message_hash", mail.get("message_hash").asString())
                    .put("verdict", "entry")
                    .put("complaint", 87);
        }
        answer(exchange, 200, results.toString());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
