package dev.marquee.ticket.payment.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A bank's gateway as there are several in Asia: it has a page on an origin of its own, sends the
 * buyer back by GET or by POST with signed parameters, notifies the shop with signed parameters and
 * repeats that until it reads one fixed answer, and can be asked about an order by the shop's own
 * number. It closes nothing, and knows no idempotency keys: a second order is a second charge.
 */
final class RiverPay implements AutoCloseable {

    static final String EXPECTED = "{\"RspCode\":\"00\",\"Message\":\"Confirm Success\"}";

    private static final String SECRET = "river-secret";

    final Map<String, String> states = new ConcurrentHashMap<>();
    private final Map<String, String> amounts = new ConcurrentHashMap<>();
    private final Map<String, String> returns = new ConcurrentHashMap<>();
    private final HttpServer server;
    volatile boolean asleep;

    RiverPay() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/pay", this::page);
        server.createContext("/query", this::query);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static String signed(Map<String, String> parameters) {
        var query =
                new TreeMap<>(parameters)
                        .entrySet().stream()
                                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                                .collect(Collectors.joining("&"));
        return query + "&sig=" + mac(query);
    }

    /** The parameters of a signed query; null if it is not signed so. */
    static Map<String, String> read(String query) {
        int end = query.lastIndexOf("&sig=");
        if (end < 0 || !mac(query.substring(0, end)).equals(query.substring(end + 5))) return null;
        var parameters = new TreeMap<String, String>();
        for (var part : query.substring(0, end).split("&")) {
            var pair = part.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
        }
        return parameters;
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, UTF_8);
    }

    private static String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        var order = read(exchange.getRequestURI().getRawQuery());
        if (order == null) {
            answer(exchange, 400, "bad signature");
            return;
        }
        open(order);
        answer(exchange, 200, "<h1>RiverPay</h1>");
    }

    private void open(Map<String, String> order) {
        var number = order.get("order");
        states.putIfAbsent(number, "open");
        amounts.put(number, order.get("amount"));
        returns.put(number, order.get("return"));
    }

    private void query(HttpExchange exchange) throws IOException {
        var number = read(exchange.getRequestURI().getRawQuery()).get("order");
        if (asleep) {
            answer(exchange, 500, "");
            return;
        }
        answer(
                exchange,
                200,
                states.getOrDefault(number, "none") + " " + amounts.getOrDefault(number, "0"));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The buyer opens the page that an address leads to, and pays there. */
    void buyerPays(String address) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new AssertionError(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        states.put(number(address), "paid");
    }

    static String number(String address) {
        return read(URI.create(address).getRawQuery()).get("order");
    }

    /** What it sends to the shop about an order. */
    String notification(String number) {
        return signed(
                Map.of(
                        "order",
                        number,
                        "amount",
                        amounts.getOrDefault(number, "0"),
                        "state",
                        states.get(number)));
    }

    /** Whether the shop gave the answer that ends the repeating. */
    boolean notifies(String callback, String number, boolean byGet) throws Exception {
        var body = notification(number);
        var request =
                byGet
                        ? HttpRequest.newBuilder(URI.create(callback + "?" + body)).GET()
                        : HttpRequest.newBuilder(URI.create(callback))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && answer.body().equals(EXPECTED)
                    && answer.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .startsWith("application/json");
        }
    }
}
