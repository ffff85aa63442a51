package dev.marquee.gateway;

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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for a service: answers with what reached it, or misbehaves as the last part of the path
 * says.
 */
class Stub {

    /** A request as it arrived. */
    record Received(String method, String uri, Map<String, List<String>> headers, String body) {

        List<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .toList();
        }
    }

    /** What is answered to one address. */
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    final String service;
    final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();

    /** By path, before anything else. */
    final ConcurrentHashMap<String, Answering> answers = new ConcurrentHashMap<>();

    private final HttpServer server;

    Stub(String service) {
        this.service = service;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    long count(String uri) {
        return received.stream().filter(request -> request.uri().equals(uri)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body;
        try {
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            exchange.close();
            return;
        }
        var request =
                new Received(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body);
        received.add(request);
        var said = answers.get(exchange.getRequestURI().getPath());
        if (said != null) said.answer(exchange);
        else answer(exchange, request);
    }

    /** What a test wants a service to do; overridden for auth-service. */
    void answer(HttpExchange exchange, Received request) throws IOException {
        var headers = exchange.getResponseHeaders();
        var path = exchange.getRequestURI().getPath();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "never" -> {}
            case "gone" -> exchange.close();
            case "broken" -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write(new byte[10]);
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case "busy" -> {
                headers.set("Retry-After", "1");
                send(exchange, 503, "{\"type\":\"urn:marquee:problem:busy\"}");
            }
            case "big" -> send(exchange, 200, "0123456789".repeat(20_000));
            case "streamed" -> {
                exchange.sendResponseHeaders(200, 0);
                for (var i = 0; i < 1000; i++)
                    exchange.getResponseBody().write("0123456789".repeat(100).getBytes());
                exchange.close();
            }
            case "called-back" -> {
                if (request.header("Authorization").contains("Bearer called-back")) {
                    headers.set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                    headers.set("Location", "/login");
                    send(exchange, 303, "");
                } else send(exchange, 200, "{}");
            }
            case "empty" -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
            case "moved" -> {
                headers.set("Location", "/elsewhere");
                send(exchange, 303, "");
            }
            case "headers" -> {
                headers.set("X-Powered-By", "stub");
                headers.set("X-Frame-Options", "ALLOWALL");
                headers.set("X-Request-Id", "from-the-service");
                headers.set("Keep-Alive", "timeout=5");
                headers.add("Set-Cookie", "a=1");
                headers.add("Set-Cookie", "b=2");
                headers.set("ETag", "\"v1\"");
                headers.set("Cache-Control", "max-age=60");
                headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
                send(exchange, 200, "{}");
            }
            default ->
                    send(
                            exchange,
                            request.method().equals("POST") ? 201 : 200,
                            JSON.writeValueAsString(
                                    Map.of("service", service, "uri", request.uri())));
        }
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type"))
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                status,
                exchange.getRequestMethod().equals("HEAD") || bytes.length == 0
                        ? -1
                        : bytes.length);
        if (!exchange.getRequestMethod().equals("HEAD")) exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
