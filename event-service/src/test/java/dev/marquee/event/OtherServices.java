package dev.marquee.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The services around event-service, over real HTTP: auth-service always answers, ticket- and
 * venue-service answer what a test put in, and ticket-service can be down.
 */
public final class OtherServices {

    /** What one of them was asked. */
    public record Asked(String method, String uri, String authorization, String body) {}

    /** What it answers. */
    public record Answer(int status, String body) {}

    private static final OtherServices AUTH = new OtherServices().up();
    public static final OtherServices TICKETS = new OtherServices();
    public static final OtherServices VENUES = new OtherServices().up();

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

    /** From now on, a request like "GET /internal/stock" (any query) is answered like this. */
    public void answer(String methodAndPath, int status, String body) {
        answers.put(methodAndPath, new Answer(status, body));
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
        var answer =
                answers.getOrDefault(
                        exchange.getRequestMethod() + " " + uri.getPath(),
                        new Answer(exchange.getRequestMethod().equals("PUT") ? 204 : 404, ""));
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
                            "marquee.services.venue=http://localhost:" + VENUES.port)
                    .applyTo(context);
        }
    }
}
