package dev.marquee.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An integrator's client: JSON in, JSON out. */
final class Http {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /** An answer and its body, which may be empty. */
    record Answer(int status, String text, @Nullable HttpResponse<?> response) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    private Http() {}

    static Answer get(URI address, String... headers) throws IOException, InterruptedException {
        return send(request(address, headers).GET().build());
    }

    static Answer post(URI address, Object body, String... headers)
            throws IOException, InterruptedException {
        return send("POST", address, body, headers);
    }

    static Answer send(String method, URI address, Object body, String... headers)
            throws IOException, InterruptedException {
        var text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return send(
                request(address, headers)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(text))
                        .build());
    }

    /** As a browser sends it, wanting a page back. */
    static Answer form(URI address, String fields, String... headers)
            throws IOException, InterruptedException {
        return send(
                request(address, headers)
                        .setHeader("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build());
    }

    static HttpRequest.Builder request(URI address, String... headers) {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(30))
                        .header("Accept", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    static Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = CLIENT.send(request, BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            // A stream has no end that could be waited for.
            var type = response.headers().firstValue("Content-Type").orElse("");
            var text =
                    isStream(type) ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), text, response);
        }
    }

    private static boolean isStream(String head) {
        return head.contains("text/event-stream");
    }

    /**
     * By a connection of its own, and to an address that need not be one.
     *
     * @param target as it stands in the request's first line
     * @param body JSON, or null for none
     */
    static Answer raw(
            URI server, String method, String target, @Nullable Object body, String... headers)
            throws IOException {
        var bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        head.append("Connection: close\r\nAccept: application/json\r\n");
        for (int i = 0; i < headers.length; i += 2)
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        if (body != null)
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(bytes.length)
                    .append("\r\n");
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            var answer = answer(socket.getInputStream());
            if (!answer.startsWith("HTTP/1.1 ")) throw new IOException("no answer: " + answer);
            return new Answer(Integer.parseInt(answer.substring(9, 12)), answer, null);
        }
    }

    private static String answer(InputStream in) throws IOException {
        var answer = new ByteArrayOutputStream();
        var piece = new byte[8 * 1024];
        for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
            answer.write(piece, 0, read);
            if (isStream(answer.toString(StandardCharsets.UTF_8))) break;
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** Signs in with an e-mail and a password, and gives the header to send from then on. */
    static String[] signIn(RunningSuite suite, String email, String password)
            throws IOException, InterruptedException {
        var answer =
                post(
                        suite.url("/api/auth/login"),
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
        if (answer.status() != 200) throw new AssertionError(answer.status() + " " + answer.text());
        return new String[] {
            "Authorization", "Bearer " + answer.json().get("access_token").asString()
        };
    }
}
