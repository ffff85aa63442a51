package dev.marquee.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody else's web site, by another name than ours: 127.0.0.1 where we are localhost. */
final class OtherSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final String policy;

    /** The cookies that came with requests for {@code /counted}, one text each. */
    final List<String> cookies = new CopyOnWriteArrayList<>();

    /**
     * A site on a port of its own.
     *
     * @param policy its content security policy
     */
    OtherSite(String policy) throws IOException {
        this.policy = policy;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The address of a page with this body. */
    String page(String path, String body) {
        pages.put(
                path,
                "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Our house</title></head><body><main><h1>Our house</h1>%s</main></body></html>"
                        .formatted(body));
        return origin() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var headers = exchange.getResponseHeaders();
            if (path.equals("/counted")) {
                cookies.add(
                        Objects.requireNonNullElse(
                                exchange.getRequestHeaders().getFirst("Cookie"), ""));
                headers.set("Set-Cookie", "counted=1; Path=/; SameSite=None; Secure");
                headers.set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var body = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            headers.set("Content-Type", "text/html; charset=utf-8");
            headers.set("Content-Security-Policy", policy);
            exchange.sendResponseHeaders(
                    body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
