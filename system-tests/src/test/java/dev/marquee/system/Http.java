package dev.marquee.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
    record Answer(int status, String text, HttpResponse<String> response) {
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
        var response = CLIENT.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
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
