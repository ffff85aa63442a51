package dev.marquee.site.assistant.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that speaks the protocol of a model. By itself it obeys whoever wrote last: it does what
 * any text tells it to ("CALL tool {…}", "SAY …"), and repeats all that it was told.
 */
final class FakeModel {

    private static final Pattern CALL = Pattern.compile("CALL (\\w+) (\\{[^}]*})");
    private static final Pattern SAY = Pattern.compile("SAY ([^\"]+?) ENDSAY");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Answers a request in any way. */
    interface Behaviour {
        void answer(JsonNode request, HttpExchange exchange) throws IOException;
    }

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Behaviour behaviour = FakeModel::obey;

    FakeModel() {
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
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** Obeys again, and forgets. */
    void reset() {
        behaviour = FakeModel::obey;
        requests.clear();
    }

    void behave(Behaviour other) {
        behaviour = other;
    }

    List<JsonNode> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            requests.add(request);
            behaviour.answer(request, exchange);
        }
    }

    private static void obey(JsonNode request, HttpExchange exchange) throws IOException {
        var messages = request.path("messages");
        var done = new ArrayList<String>();
        var told = new StringBuilder();
        var orders = new StringBuilder();
        for (var message : messages) {
            if (message.path("role").asString().equals("system")) continue;
            for (var call : message.path("tool_calls"))
                done.add(
                        call.at("/function/name").asString()
                                + call.at("/function/arguments").asString());
            if (message.path("role").asString().equals("tool"))
                told.append(message.path("content").asString()).append(' ');
            orders.append(message.path("content").asString("")).append('\n');
        }
        var calls = CALL.matcher(orders.toString().replace("\\\"", "\""));
        while (calls.find())
            if (!done.contains(calls.group(1) + calls.group(2))) {
                call(request, exchange, calls.group(1), calls.group(2));
                return;
            }
        var words = SAY.matcher(orders);
        say(
                request,
                exchange,
                "I was told: " + told + (words.find() ? "\n" + words.group(1) : "") + "\nBye.");
    }

    /** Says something, in pieces if it is to be streamed. */
    static void say(JsonNode request, HttpExchange exchange, String text) throws IOException {
        var message = JSON.createObjectNode().put("role", "assistant").put("content", text);
        send(request, exchange, List.of(message), 10);
    }

    /** Wants a tool. */
    static void call(JsonNode request, HttpExchange exchange, String name, String arguments)
            throws IOException {
        var message = JSON.createObjectNode().put("role", "assistant");
        message.putArray("tool_calls")
                .addObject()
                .put("index", 0)
                .put("id", "call_1")
                .put("type", "function")
                .putObject("function")
                .put("name", name)
                .put("arguments", arguments);
        send(request, exchange, List.of(message), 10);
    }

    /** Sends messages: as pieces of a stream, or the first as a whole. */
    static void send(
            JsonNode request, HttpExchange exchange, List<? extends JsonNode> pieces, int tokens)
            throws IOException {
        var stream = request.path("stream").asBoolean(false);
        var body = new StringBuilder();
        for (var piece : pieces) {
            var answer = JSON.createObjectNode();
            answer.putArray("choices").addObject().set(stream ? "delta" : "message", piece);
            answer.putObject("usage").put("prompt_tokens", tokens).put("completion_tokens", tokens);
            if (stream) body.append("data: ");
            body.append(answer);
            if (!stream) break;
            body.append("\n\n");
        }
        if (stream) body.append("data: [DONE]\n\n");
        write(exchange, 200, body.toString());
    }

    static void write(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
