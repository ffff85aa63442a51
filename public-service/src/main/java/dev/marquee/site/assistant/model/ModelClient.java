package dev.marquee.site.assistant.model;

import dev.marquee.site.assistant.model.ModelFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends one request to a server that speaks OpenAI's protocol of chat completions. Nothing of a
 * question or an answer is logged, and nothing is repeated.
 */
@Component
class ModelClient {

    /** More than an answer of the longest length with all that is around it. */
    private static final int MOST_BYTES = 2_000_000;

    private final ModelSettings settings;
    private final JsonMapper json;
    private @Nullable HttpClient http;

    ModelClient(ModelSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * @param body the request without {@code stream}
     * @param deadline until when the answer is there, by {@code System.nanoTime()}
     * @param reader takes the answer; where it fails, as much as came
     * @param stream whether the words are wanted as they come; then the first must come in time
     */
    void send(ObjectNode body, long deadline, ReplyReader reader, boolean stream)
            throws ModelFailure {
        var request = body.deepCopy().put("stream", stream);
        if (stream) request.putObject("stream_options").put("include_usage", true);
        var text = json.writeValueAsString(request);
        var began = System.nanoTime();
        var left = Duration.ofNanos(Math.max(1, deadline - began));
        var first =
                stream && settings.firstToken().compareTo(left) < 0 ? settings.firstToken() : left;
        var limits = new Limits(began + first.toNanos(), deadline, reader);
        var call = client().sendAsync(request(text, left), BodyHandlers.ofInputStream());
        try (var answer = body(call, first)) {
            // whoever waits for a server that has gone quiet is woken by the end of the connection
            var watches =
                    List.of(
                            watch(limits.first, () -> reader.hasBegun() ? null : answer),
                            watch(deadline, () -> answer));
            try {
                read(answer, reader, stream, limits);
            } finally {
                watches.forEach(watch -> watch.cancel(false));
            }
        } catch (IOException e) {
            throw new ModelFailure(limits.areOver() ? Reason.TOO_SLOW : Reason.SILENT);
        }
    }

    /** Until when the first sign of an answer is there, and the whole. */
    private record Limits(long first, long whole, ReplyReader reader) {

        boolean areOver() {
            return System.nanoTime() - (reader.hasBegun() ? whole : first) >= 0;
        }
    }

    private static CompletableFuture<Void> watch(
            long until, Supplier<@Nullable InputStream> answer) {
        return CompletableFuture.runAsync(
                () -> {
                    var open = answer.get();
                    if (open != null) close(open);
                },
                CompletableFuture.delayedExecutor(
                        Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS));
    }

    private HttpRequest request(String text, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/chat/completions"))
                .timeout(timeout)
                .header("Authorization", "Bearer " + settings.apiKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text))
                .build();
    }

    private static InputStream body(
            CompletableFuture<HttpResponse<InputStream>> call, Duration patience)
            throws ModelFailure, IOException {
        try {
            var answer = call.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (answer.statusCode() == 200) return answer.body();
            answer.body().close();
            throw new ModelFailure(Reason.REFUSED);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new ModelFailure(Reason.SILENT);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new ModelFailure(Reason.SILENT);
        } catch (java.util.concurrent.TimeoutException e) {
            call.cancel(true);
            throw new ModelFailure(Reason.TOO_SLOW);
        }
    }

    private static void close(InputStream answer) {
        try {
            answer.close();
        } catch (IOException e) {
            // it is over either way
        }
    }

    private static void read(InputStream answer, ReplyReader reader, boolean stream, Limits limits)
            throws IOException, ModelFailure {
        var line = new java.io.ByteArrayOutputStream();
        var total = 0;
        var done = false;
        for (int b = answer.read(); b >= 0 && !done; b = answer.read()) {
            if (++total > MOST_BYTES) throw new ModelFailure(Reason.TOO_LONG);
            if (limits.areOver()) throw new ModelFailure(Reason.TOO_SLOW);
            if (stream && b == '\n') {
                done = take(line.toString(StandardCharsets.UTF_8), reader);
                line.reset();
            } else line.write(b);
        }
        if (stream) {
            if (!done && !take(line.toString(StandardCharsets.UTF_8), reader))
                throw new ModelFailure(Reason.SILENT); // it broke off
        } else reader.read(line.toString(StandardCharsets.UTF_8));
    }

    /** Whether this line ends the stream. */
    private static boolean take(String line, ReplyReader reader) throws ModelFailure {
        if (!line.startsWith("data:")) return false;
        var data = line.substring(5).strip();
        if (data.equals("[DONE]")) return true;
        if (!data.isEmpty()) reader.read(data);
        return false;
    }

    /** Made when it is needed first. */
    private synchronized HttpClient client() {
        if (http == null)
            http =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(Duration.ofSeconds(3))
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build();
        return http;
    }
}
