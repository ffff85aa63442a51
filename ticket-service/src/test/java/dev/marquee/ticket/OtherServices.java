package dev.marquee.ticket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for auth-service, which gives service tokens, and notification-service, which takes mails
 * unless it is told to fail.
 */
public final class OtherServices {

    private static final String TOKEN = "the-service-token";

    private final HttpServer server;
    private final ConcurrentLinkedQueue<JsonNode> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<JsonNode> refused = new ConcurrentLinkedQueue<>();
    private volatile int answer = 202;

    OtherServices() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/oauth2/token", this::giveToken);
        server.createContext("/internal/mails", this::takeMails);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What notification-service answers from now on. */
    public void answer(int status) {
        answer = status;
    }

    /** How often mails were offered and not taken. */
    public int refusals() {
        return refused.size();
    }

    /** The mails to that address that were taken, in order, repeats included. */
    public List<JsonNode> mailsTo(String address) {
        return mails(accepted).stream()
                .filter(mail -> mail.get("to").asString().equals(address))
                .toList();
    }

    /** The sizes of the requests with mails to that address that were taken. */
    public List<Integer> batchesFor(String address) {
        return accepted.stream()
                .filter(body ->
                        body.get("mails")
                                .valueStream()
                                .anyMatch(mail -> mail.get("to").asString().equals(address)))
                .map(body -> body.get("mails").size())
                .toList();
    }

    private static List<JsonNode> mails(Iterable<JsonNode> bodies) {
        var mails = new ArrayList<JsonNode>();
        for (var body : bodies) body.get("mails").forEach(mails::add);
        return mails;
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        var scope = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        respond(
                exchange,
                scope.contains("scope=internal") ? 200 : 400,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":1800}"
                        .formatted(TOKEN));
    }

    private void takeMails(HttpExchange exchange) throws IOException {
        var body = JsonMapper.shared().readTree(exchange.getRequestBody());
        var authorized =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var status = authorized ? answer : 401;
        (status == 202 ? accepted : refused).add(body);
        respond(exchange, status, "");
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
