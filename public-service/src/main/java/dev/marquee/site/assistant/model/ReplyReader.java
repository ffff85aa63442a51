package dev.marquee.site.assistant.model;

import dev.marquee.site.assistant.model.ModelFailure.Reason;
import dev.marquee.site.assistant.model.ModelReply.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts an answer together from its pieces. Servers that only resemble OpenAI's leave out indexes,
 * send an id with every piece or none at all, and count no tokens.
 */
final class ReplyReader {

    private static final int MOST_CALLS = 16;
    private static final int LONGEST = 20_000;

    private static final class Call {
        private final int index;
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        private Call(int index) {
            this.index = index;
        }
    }

    /** How many the server has counted so far. */
    private record Tokens(long in, long out) {
        Tokens orMore(long otherIn, long otherOut) {
            return new Tokens(Math.max(in, otherIn), Math.max(out, otherOut));
        }
    }

    private final JsonMapper json;
    private final Consumer<String> sink;
    private final StringBuilder text = new StringBuilder();
    private final List<Call> calls = new ArrayList<>();
    private volatile boolean begun;
    private Tokens tokens = new Tokens(0, 0);

    ReplyReader(JsonMapper json, Consumer<String> sink) {
        this.json = json;
        this.sink = sink;
    }

    /** One piece of a stream, or an answer as a whole. */
    void read(String piece) throws ModelFailure {
        try {
            var node = json.readTree(piece);
            if (node.has("error")) throw new ModelFailure(Reason.REFUSED);
            tokens =
                    tokens.orMore(
                            node.at("/usage/prompt_tokens").asLong(0),
                            node.at("/usage/completion_tokens").asLong(0));
            var choice = node.at("/choices/0");
            take(choice.has("delta") ? choice.get("delta") : choice.path("message"));
        } catch (JacksonException e) {
            throw new ModelFailure(Reason.UNREADABLE);
        }
    }

    /** Whether a word or a call has come. Any thread may ask. */
    boolean hasBegun() {
        return begun;
    }

    private void take(JsonNode message) throws ModelFailure {
        var words = message.path("content").asString("");
        if (!words.isEmpty() || !message.path("tool_calls").isEmpty()) begun = true;
        if (!words.isEmpty()) {
            text.append(words);
            if (text.length() > LONGEST) throw new ModelFailure(Reason.TOO_LONG);
            sink.accept(words);
        }
        for (var piece : message.path("tool_calls")) {
            var call = call(piece);
            var function = piece.path("function");
            if (call.id.isEmpty()) call.id = piece.path("id").asString("");
            if (call.name.isEmpty()) call.name = function.path("name").asString("");
            var arguments = function.path("arguments");
            call.arguments.append(
                    arguments.isString() ? arguments.asString("") : arguments.toString());
            if (call.arguments.length() > LONGEST) throw new ModelFailure(Reason.TOO_LONG);
        }
    }

    /** The call that a piece belongs to: by its index, or else by a new id, or else the last. */
    private Call call(JsonNode piece) throws ModelFailure {
        if (piece.path("index").isIntegralNumber()) {
            var index = piece.path("index").asInt();
            for (var known : calls) if (known.index == index) return known;
            return added(index);
        }
        var id = piece.path("id").asString("");
        if (!calls.isEmpty()) {
            var last = calls.getLast();
            var another = !piece.path("function").path("name").asString("").isEmpty();
            if (id.isEmpty() ? !another : id.equals(last.id)) return last;
        }
        return added(-1 - calls.size());
    }

    private Call added(int index) throws ModelFailure {
        if (calls.size() == MOST_CALLS) throw new ModelFailure(Reason.TOO_LONG);
        var call = new Call(index);
        calls.add(call);
        return call;
    }

    /**
     * What has come so far.
     *
     * @param sent how many signs were sent, where the server counts no tokens
     */
    ModelReply reply(long sent) {
        var wanted = new ArrayList<ToolCall>();
        for (var call : calls)
            wanted.add(
                    new ToolCall(
                            call.id.isEmpty() ? "call-" + wanted.size() : call.id,
                            call.name,
                            call.arguments.toString()));
        return new ModelReply(
                text.toString(),
                wanted,
                tokens.in > 0 ? tokens.in : sent / 3 + 1,
                tokens.out > 0 ? tokens.out : written() / 3 + 1);
    }

    private long written() {
        long written = text.length();
        for (var call : calls) written += call.name.length() + call.arguments.length();
        return written;
    }
}
