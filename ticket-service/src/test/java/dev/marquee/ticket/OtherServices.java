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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for auth-service, which gives service tokens, and for notification-, customer- and
 * report-service, which take what they are told unless they are told to fail.
 */
public final class OtherServices {

    private static final String TOKEN = "the-service-token";

    private final HttpServer server;
    private final ConcurrentLinkedQueue<JsonNode> accepted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<JsonNode> refused = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Map.Entry<String, JsonNode>> told =
            new ConcurrentLinkedQueue<>();
    private final Map<String, String> plans = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Set<String> files = ConcurrentHashMap.newKeySet();
    private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    private final Set<String> withoutNews = ConcurrentHashMap.newKeySet();
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
        server.createContext("/internal/mails/preview", this::writeMail);
        for (var path :
                List.of(
                        "webhook-events",
                        "buyers",
                        "completions",
                        "facts",
                        "account-notices",
                        "addresses/read",
                        "notifications",
                        "complaints/refunds"))
            server.createContext("/internal/" + path, exchange -> hear(path, exchange));
        server.createContext("/internal/facts/totals", exchange -> respond(exchange, 503, ""));
        server.createContext("/internal/privacy/guests", this::giveFile);
        server.createContext("/internal/addresses/unreachable", this::sayUnreachable);
        server.createContext("/internal/addresses/without-news", this::sayWithoutNews);
        server.createContext("/internal/seat-plans/", this::givePlan);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** A file that is asked for is there at once; it is asked for once. */
    private void giveFile(HttpExchange exchange) throws IOException {
        var email = JsonMapper.shared().readTree(exchange.getRequestBody()).get("email").asString();
        var asks = exchange.getRequestURI().getPath().endsWith("/guests");
        var first = asks && files.add(email);
        var status = asks ? first ? 202 : 409 : files.contains(email) ? 200 : 404;
        var body =
                (status < 300
                                ? "{\"state\":\"ready\",\"away\":null,\"expires_at\":\"2026-12-07T12:00:00Z\",\"link\":\"/profile/export/link/abc\"}"
                                : "{}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What notification-service answers from now on. */
    public void answer(int status) {
        answer = status;
    }

    /** From now on, whoever takes webhook-events, buyers or completions fails. */
    public void away(String path) {
        away.add(path);
    }

    /** The addresses whose links were used. */
    public List<String> readers() {
        return told("addresses/read").stream()
                .flatMap(body -> body.get("addresses").valueStream())
                .map(one -> one.get("address").asString())
                .toList();
    }

    /** Mail does not arrive there, from now on. */
    public void unreachable(String address) {
        unreachable.add(address);
    }

    private void sayUnreachable(HttpExchange exchange) throws IOException {
        var body = JsonMapper.shared().readTree(exchange.getRequestBody());
        if (away.contains("addresses/unreachable")) {
            respond(exchange, 503, "");
            return;
        }
        var found =
                body.get("addresses")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(unreachable::contains)
                        .toList();
        respond(exchange, 200, JsonMapper.shared().writeValueAsString(Map.of("addresses", found)));
    }

    /** Refused news of everybody, from now on. */
    public void withoutNews(String address) {
        withoutNews.add(address);
    }

    private void sayWithoutNews(HttpExchange exchange) throws IOException {
        var body = JsonMapper.shared().readTree(exchange.getRequestBody());
        if (away.contains("addresses/without-news")) {
            respond(exchange, 503, "");
            return;
        }
        var found =
                body.get("addresses")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(withoutNews::contains)
                        .toList();
        respond(exchange, 200, JsonMapper.shared().writeValueAsString(Map.of("addresses", found)));
    }

    /** A version of a seat plan that venue-service has from now on. */
    public void plan(long id, int version, String json) {
        plans.put("/internal/seat-plans/%d/versions/%d".formatted(id, version), json);
    }

    private void givePlan(HttpExchange exchange) throws IOException {
        var plan = plans.get(exchange.getRequestURI().getPath());
        respond(exchange, plan == null ? 404 : 200, plan == null ? "{}" : plan);
    }

    /** All work again. */
    public void back() {
        away.clear();
        answer = 202;
    }

    /** The bodies that were taken there, in order. */
    public List<JsonNode> told(String path) {
        return told.stream()
                .filter(entry -> entry.getKey().equals(path))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The webhook events about that booking that were taken, in order, repeats included. */
    public List<JsonNode> webhooksAbout(long booking) {
        return told("webhook-events").stream()
                .flatMap(body -> body.get("events").valueStream())
                .filter(event -> event.at("/data/booking_id").asLong(-1) == booking)
                .toList();
    }

    /** The buyers with that address that customer-service was told of. */
    public List<JsonNode> buyers(String email) {
        return told("buyers").stream()
                .flatMap(body -> body.get("buyers").valueStream())
                .filter(buyer -> buyer.get("email").asString().equals(email))
                .toList();
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

    /** A text that says what it was to be about. */
    private void writeMail(HttpExchange exchange) throws IOException {
        var mail = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var text = JsonMapper.shared().writeValueAsString(mail);
        respond(
                exchange,
                away.contains("mails/preview") ? 503 : 200,
                "{\"subject\":\"Your tickets\",\"html\":%s,\"text\":%s}".formatted(text, text));
    }

    private void hear(String path, HttpExchange exchange) throws IOException {
        var body = JsonMapper.shared().readTree(exchange.getRequestBody());
        var authorized =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!authorized || away.contains(path)) {
            respond(exchange, authorized ? 503 : 401, "");
            return;
        }
        told.add(Map.entry(path, body));
        respond(exchange, 202, "");
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
