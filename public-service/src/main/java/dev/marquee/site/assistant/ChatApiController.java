package dev.marquee.site.assistant;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.site.assistant.Assistant.Listener;
import dev.marquee.site.assistant.tool.Asker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/ai")
@Tag(name = "Assistant")
class ChatApiController {

    private final Assistant assistant;
    private final Askers askers;
    private final AskLimit limit;
    private final JsonMapper json;

    ChatApiController(Assistant assistant, Askers askers, AskLimit limit, JsonMapper json) {
        this.assistant = assistant;
        this.askers = askers;
        this.limit = limit;
        this.json = json;
    }

    @PostMapping(path = "/chat", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Asks the assistant",
            description =
                    "It answers in the language of the question, from what the caller may see. It remembers the last questions of an account's sign-in, or of a browser by its cookie. With Accept: text/event-stream the answer comes as events: start, text, card, sources, done, or error. Nothing is booked or cancelled before it is confirmed, here or on the page /assistant.")
    @ApiResponse(
            responseCode = "200",
            description = "The answer",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ChatAnswer.class)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema =
                                @Schema(
                                        type = "string",
                                        example = "event: text\ndata: {\"text\": \"This is on:\"}"))
            })
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "429", description = "too-many-requests")
    ChatAnswer chat(
            @Valid @RequestBody ChatRequest request,
            Locale locale,
            HttpServletRequest from,
            HttpServletResponse to) {
        var asker = allowed(from, to, locale);
        return assistant
                .answer(text(request), request.event(), locale, asker, null)
                .map(ChatAnswer::of)
                .orElseThrow(); // only what was streamed breaks off
    }

    @PostMapping(path = "/chat", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(hidden = true)
    void stream(
            @Valid @RequestBody ChatRequest request,
            Locale locale,
            HttpServletRequest from,
            HttpServletResponse to)
            throws IOException {
        var asker = allowed(from, to, locale);
        var stream = new ChatStream(to, json);
        try {
            var given = assistant.answer(text(request), request.event(), locale, asker, to(stream));
            if (given.isEmpty()) stream.send("error", Map.of("reason", "broken-off"));
            else end(stream, ChatAnswer.of(given.get()));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void end(ChatStream stream, ChatAnswer answer) throws IOException {
        for (var card : answer.cards()) stream.send("card", Map.of("card", card));
        stream.send("sources", Map.of("buttons", answer.buttons(), "sources", answer.sources()));
        stream.send(
                "done",
                Map.of(
                        "topic",
                        answer.topic(),
                        "language",
                        answer.language(),
                        "turn",
                        answer.turn()));
    }

    private static Listener to(ChatStream stream) {
        return new Listener() {
            @Override
            public void start(String mode) {
                send("start", Map.of("mode", mode));
            }

            @Override
            public void text(String words) {
                send("text", Map.of("text", words));
            }

            private void send(String event, Map<String, ?> data) {
                try {
                    stream.send(event, data);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static String text(ChatRequest request) {
        return Objects.requireNonNull(request.message()).strip();
    }

    private Asker allowed(HttpServletRequest from, HttpServletResponse to, Locale locale) {
        var asker = askers.of(from, to, locale);
        if (!limit.take(asker.key()))
            throw Problems.problem(
                    HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", Text.of("assist.too-many"));
        return asker;
    }
}
