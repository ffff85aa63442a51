package dev.marquee.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The services around event-service, over real HTTP: auth-service always answers, the others answer
 * what a test put in, and can be down.
 */
public final class OtherServices {

    /** What changes something is done, unless a test says otherwise; nothing else is there. */
    private static final Set<String> DONE = Set.of("PUT", "DELETE", "POST");

    /** What one of them was asked. */
    public record Asked(String method, String uri, String authorization, String body) {}

    /** What it answers. */
    public record Answer(int status, String body) {}

    private static final OtherServices AUTH = new OtherServices().up();
    public static final OtherServices TICKETS = new OtherServices();
    public static final OtherServices VENUES = new OtherServices().up();
    public static final OtherServices CUSTOMERS = new OtherServices().up();
    public static final OtherServices NOTIFICATIONS = new OtherServices().up();

    static {
        AUTH.answer(
                "POST /oauth2/token",
                200,
                "{\"access_token\":\"service-token\",\"token_type\":\"Bearer\",\"expires_in\":600}");
    }

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final int port;
    private HttpServer server;

    private OtherServices() {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was asked so far, of a method and path, in order. */
    public List<Asked> asked(String method, String path) {
        return asked.stream()
                .filter(one -> one.method().equals(method))
                .filter(one -> one.uri().replaceFirst("\\?.*", "").equals(path))
                .toList();
    }

    /**
     * From now on, a request like "GET /internal/stock" (any query, unless it says one) is answered
     * like this; a star at the end is anything.
     */
    public void answer(String methodAndPath, int status, String body) {
        answers.put(methodAndPath, new Answer(status, body));
    }

    /** It is answered as if no test had said anything. */
    public void forget(String methodAndPath) {
        answers.remove(methodAndPath);
    }

    private Answer answerTo(String method, URI uri) {
        var asked = answers.get(method + " " + uri);
        if (asked != null) return asked;
        var path = uri.getPath();
        var exact = answers.get(method + " " + path);
        if (exact != null) return exact;
        return answers.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("*"))
                .filter(entry ->
                        (method + " " + path)
                                .startsWith(
                                        entry.getKey().substring(0, entry.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Answer(DONE.contains(method) ? 204 : 404, ""));
    }

    public synchronized OtherServices up() {
        if (server != null) return this;
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
            server.createContext("/", this::reply);
            server.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody listens from now on, and everything asked and answered is forgotten. */
    public synchronized void down() {
        if (server != null) server.stop(0);
        server = null;
        asked.clear();
        answers.clear();
    }

    private void reply(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        asked.add(
                new Asked(
                        exchange.getRequestMethod(),
                        uri.toString(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                        body));
        var answer = answerTo(exchange.getRequestMethod(), uri);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        answer.status() < 400 ? "application/json" : "application/problem+json");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Tells the context under test where they are. */
    public static class Addresses
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "marquee.services.auth=http://localhost:" + AUTH.port,
                            "marquee.services.ticket=http://localhost:" + TICKETS.port,
                            "marquee.services.venue=http://localhost:" + VENUES.port,
                            "marquee.services.customer=http://localhost:" + CUSTOMERS.port,
                            "marquee.services.notification=http://localhost:" + NOTIFICATIONS.port)
                    .applyTo(context);
        }
    }
}
