package dev.marquee.site.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a server does, there is an answer: of the model where it can be read, or by rules. */
class FailingModelTest extends ModelPages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Fault(String name, FakeModel.Behaviour behaviour) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> faults() {
        return List.of(
                new Fault("429", (request, to) -> FakeModel.write(to, 429, "{\"error\":{}}")),
                new Fault("500", (request, to) -> FakeModel.write(to, 500, "")),
                new Fault("redirect", (request, to) -> FakeModel.write(to, 302, "")),
                new Fault("no JSON", (request, to) -> FakeModel.write(to, 200, "data: {\n\n")),
                new Fault("nothing", (request, to) -> FakeModel.write(to, 200, "data: [DONE]\n\n")),
                new Fault(
                        "an error inside",
                        (request, to) ->
                                FakeModel.write(
                                        to, 200, "data: {\"error\":{\"message\":\"x\"}}\n\n")),
                new Fault(
                        "cut before the first word",
                        (request, to) -> FakeModel.write(to, 200, "data: {\"choices\":[]}\n\n")),
                new Fault(
                        "a loop of tools",
                        (request, to) -> FakeModel.call(request, to, "my_bookings", "{}")),
                new Fault(
                        "a loop of unknown tools",
                        (request, to) -> FakeModel.call(request, to, "rm", "{")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void rules_go_on_where_a_model_fails(Fault fault) throws Exception {
        MODEL.behave(fault.behaviour());
        var answer = whole("How much is Jazz Night?", null);
        assertThat(answer.path("mode").asString()).isEqualTo("rules");
        assertThat(answer.path("reply").asString()).contains("€15.00");
        assertThat(streamed("How much is Jazz Night?", null))
                .containsSubsequence(
                        "{\"mode\":\"model\"}", "{\"mode\":\"rules\"}", "€15.00", "event: done");
    }

    @Test
    void the_loop_of_tools_has_an_end() throws Exception {
        MODEL.behave((request, to) -> FakeModel.call(request, to, "my_bookings", "{}"));
        whole("How much is Jazz Night?", null);
        assertThat(MODEL.requests()).hasSize(6);
        assertThat(MODEL.requests().getLast().path("tool_choice").asString()).isEqualTo("none");
    }

    @Test
    void what_breaks_off_after_words_were_shown_says_so() throws Exception {
        MODEL.behave((request, to) ->
                FakeModel.write(
                        to,
                        200,
                        "data: {\"choices\":[{\"delta\":{\"content\":\"Well now. And\"}}]}\n\n"));
        assertThat(streamed("hello", null))
                .containsSubsequence("Well now.", "event: error", "broken-off")
                .doesNotContain("event: done");
    }

    @Test
    void what_cannot_be_streamed_is_asked_for_as_a_whole() throws Exception {
        MODEL.behave((request, to) -> {
            if (request.path("stream").asBoolean()) FakeModel.write(to, 400, "");
            else FakeModel.say(request, to, "As a whole.");
        });
        assertThat(streamed("hello", null)).contains("As a whole.", "event: done");
    }

    /** Servers that only resemble OpenAI's: ids in every piece, none at all, no index. */
    @Test
    void calls_in_odd_pieces_are_put_together() throws Exception {
        for (var odd :
                List.of(
                        List.of(
                                piece(
                                        Map.of("index", 0, "id", "a"),
                                        "event_details",
                                        "{\"event\":"),
                                piece(Map.of("index", 0, "id", "a"), "", "\"EV07\"}")),
                        List.of(
                                piece(Map.of("id", ""), "event_details", "{\"event\":"),
                                piece(Map.of("id", ""), "", "\"EV07\"}")),
                        List.of(piece(Map.of("id", "a"), "event_details", "{\"event\":\"EV07\"}")),
                        List.of(
                                piece(
                                        Map.of("index", 7),
                                        "event_details",
                                        "{\"event\":\"EV07\"}")))) {
            MODEL.behave((request, to) -> {
                var last = request.path("messages").get(request.path("messages").size() - 1);
                if (last.path("role").asString().equals("tool"))
                    FakeModel.say(request, to, "I was told: " + last.path("content").asString());
                else FakeModel.send(request, to, odd, 0);
            });
            assertThat(streamed("how is jazz night", null)).as(odd.toString()).contains("€15.00");
        }
    }

    private static JsonNode piece(Map<String, ?> of, String name, String arguments) {
        var delta = JSON.createObjectNode();
        var call = delta.putArray("tool_calls").addObject();
        of.forEach((key, value) -> call.set(key, JSON.valueToTree(value)));
        var function = call.putObject("function").put("arguments", arguments);
        if (!name.isEmpty()) function.put("name", name);
        return delta;
    }
}
