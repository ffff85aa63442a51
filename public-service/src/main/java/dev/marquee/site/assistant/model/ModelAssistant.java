package dev.marquee.site.assistant.model;

import dev.marquee.platform.value.Markdown;
import dev.marquee.site.assistant.model.ModelFailure.Reason;
import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Asker;
import dev.marquee.site.assistant.tool.Proposals;
import dev.marquee.site.assistant.tool.Speech;
import dev.marquee.site.assistant.tool.ToolClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Answers by a model: a loop of requests and tools that ends in any case. */
@Component
public class ModelAssistant {

    private static final Logger log = LoggerFactory.getLogger(ModelAssistant.class);
    private static final int MOST_ROUNDS = 5;
    private static final int MOST_CALLS = 8;

    /**
     * A question.
     *
     * @param before what was said before, the oldest first
     * @param event the code of the event that it is asked about; null for none
     * @param locale the language of the question
     */
    public record Asked(
            String question,
            List<Line> before,
            @Nullable String event,
            Locale locale,
            Asker asker) {}

    /** Something that was said. */
    public record Line(boolean own, String text) {}

    /**
     * What came of it.
     *
     * @param answer null where there is none
     * @param broken whether a part of it was shown already
     */
    public record Outcome(@Nullable Answer answer, boolean broken, Usage usage) {}

    private final ModelSettings settings;
    private final ModelClient client;
    private final Budget budget;
    private final ToolClients clients;
    private final Proposals proposals;
    private final Markdown markdown;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;
    private final String system;

    ModelAssistant(
            ModelSettings settings,
            ModelClient client,
            Budget budget,
            ToolClients clients,
            Proposals proposals,
            Markdown markdown,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.settings = settings;
        this.client = client;
        this.budget = budget;
        this.clients = clients;
        this.proposals = proposals;
        this.markdown = markdown;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
        this.system = system();
    }

    private static String system() {
        try {
            return new ClassPathResource("assistant/system.txt")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a model is set up. */
    public boolean isOn() {
        return settings.isOn();
    }

    /** Whether it may cost something today. */
    public boolean isAffordable() {
        return budget.isLeft();
    }

    /**
     * Answers with all limits; no answer where the model gives none in time.
     *
     * @param sink takes each sentence as soon as it is known; null for an answer as a whole
     */
    public Outcome answer(Asked asked, @Nullable Consumer<String> sink) {
        var began = System.nanoTime();
        var usage = new Usage();
        if (sink != null) {
            var spoken = new boolean[1];
            try {
                var answer =
                        run(
                                asked,
                                usage,
                                began + settings.whole().toNanos(),
                                words -> {
                                    spoken[0] = true;
                                    sink.accept(words);
                                },
                                true);
                return new Outcome(answer, false, usage);
            } catch (ModelFailure e) {
                log.warn("The model gave no streamed answer: {}", e.reason());
                if (spoken[0]) return new Outcome(null, true, usage);
            }
        }
        try {
            var deadline =
                    sink == null
                            ? began + settings.wholeAtOnce().toNanos()
                            : Math.min(
                                    began + settings.whole().toNanos(),
                                    System.nanoTime() + settings.wholeAtOnce().toNanos());
            return new Outcome(
                    run(asked, usage, deadline, sink == null ? words -> {} : sink, false),
                    false,
                    usage);
        } catch (ModelFailure e) {
            log.warn("The model gave no answer: {}", e.reason());
            return new Outcome(null, false, usage);
        }
    }

    private Answer run(
            Asked asked, Usage usage, long deadline, Consumer<String> sink, boolean stream)
            throws ModelFailure {
        var speech = new Speech(messages, asked.locale());
        var guard = new FactGuard();
        var tools =
                new ModelTools(
                        clients.of(asked.asker(), asked.locale()),
                        speech,
                        proposals,
                        json,
                        clock.instant());
        var sentences = new Sentences(guard, markdown, speech.text("assist.see"), sink);
        var said = conversation(asked);
        var calls = 0;
        for (int round = 0; round <= MOST_ROUNDS; round++) {
            if (System.nanoTime() >= deadline) throw new ModelFailure(Reason.TOO_SLOW);
            if (!budget.isLeft()) throw new ModelFailure(Reason.REFUSED);
            var reply =
                    ask(
                            said,
                            usage,
                            round < MOST_ROUNDS,
                            deadline,
                            stream ? sentences::take : null);
            if (!stream) sentences.take(reply.text());
            sentences.flush();
            if (reply.calls().isEmpty()) return answer(asked, sentences, tools);
            var wanted = said.addObject().put("role", "assistant").put("content", reply.text());
            var list = wanted.putArray("tool_calls");
            for (var call : reply.calls()) {
                list.addObject()
                        .put("id", call.id())
                        .put("type", "function")
                        .putObject("function")
                        .put("name", call.name())
                        .put("arguments", call.arguments());
                calls++;
                usage.wanted(call.name());
                if (System.nanoTime() >= deadline) throw new ModelFailure(Reason.TOO_SLOW);
                var result =
                        calls > MOST_CALLS ? "{\"error\":\"too-many-calls\"}" : tools.run(call);
                guard.learn(result);
                said.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", call.id())
                        .put("content", result);
            }
        }
        throw new ModelFailure(Reason.TOO_MANY_ROUNDS);
    }

    private ModelReply ask(
            ArrayNode said,
            Usage usage,
            boolean withTools,
            long deadline,
            @Nullable Consumer<String> sink)
            throws ModelFailure {
        var body =
                json.createObjectNode()
                        .put("model", settings.name())
                        .put("max_tokens", settings.maxTokens());
        body.set("messages", said);
        body.set("tools", ToolCatalogue.of(json));
        if (!withTools) body.put("tool_choice", "none");
        var sent = body.toString().length();
        var reader = new ReplyReader(json, sink == null ? words -> {} : sink);
        try {
            client.send(body, deadline, reader, sink != null);
            return reader.reply(sent);
        } finally { // where it failed, or the visitor has left, what came until then costs, too
            var cost = reader.reply(sent);
            budget.spend(cost);
            usage.add(cost);
        }
    }

    private static Answer answer(Asked asked, Sentences sentences, ModelTools tools)
            throws ModelFailure {
        if (!sentences.hasSpoken()) throw new ModelFailure(Reason.EMPTY);
        return new Answer(
                sentences.text(), asked.locale(), "model", List.of(), tools.cards(), tools.pages());
    }

    private ArrayNode conversation(Asked asked) {
        var said = json.createArrayNode();
        said.addObject()
                .put("role", "system")
                .put(
                        "content",
                        system.formatted(
                                asked.locale().getDisplayLanguage(Locale.ENGLISH),
                                LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()),
                                Objects.requireNonNullElse(asked.event(), "-")));
        for (var line : asked.before())
            said.addObject()
                    .put("role", line.own() ? "user" : "assistant")
                    .put("content", line.text());
        said.addObject().put("role", "user").put("content", Strangers.visible(asked.question()));
        return said;
    }
}
