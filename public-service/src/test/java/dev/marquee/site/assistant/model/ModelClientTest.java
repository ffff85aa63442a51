package dev.marquee.site.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A server that says nothing, or never ends, is left; what an answer costs is counted. */
class ModelClientTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static ModelSettings settings(FakeModel model, String budget) {
        return settings(model, budget, Duration.ofSeconds(60));
    }

    private static ModelSettings settings(FakeModel model, String budget, Duration firstToken) {
        return new ModelSettings(
                "key",
                "m",
                URI.create(model.address()),
                new BigDecimal(budget),
                BigDecimal.ONE,
                BigDecimal.TEN,
                700,
                firstToken,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }

    private static void send(FakeModel model, Duration time) throws ModelFailure {
        new ModelClient(settings(model, "1"), JSON)
                .send(
                        JSON.createObjectNode(),
                        System.nanoTime() + time.toNanos(),
                        new ReplyReader(JSON, words -> {}),
                        true);
    }

    @Test
    void silence_ends() {
        var over = new CountDownLatch(1);
        var model = new FakeModel();
        model.behave((request, to) -> await(over));
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> send(model, Duration.ofMillis(300)));
        over.countDown();
    }

    @Test
    void silence_after_the_first_words_ends() {
        var over = new CountDownLatch(1);
        var model = new FakeModel();
        model.behave((request, to) -> {
            to.sendResponseHeaders(200, 0);
            to.getResponseBody()
                    .write("data: {}\n\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            to.getResponseBody().flush();
            await(over);
        });
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> send(model, Duration.ofMillis(600)));
        over.countDown();
    }

    /** Headers are no sign of an answer, and neither is what only keeps the connection open. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ": wait\n\n",
                "data: {}\n\n",
                "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"
            })
    void silence_before_the_first_word_ends_long_before_the_whole_time(String sent) {
        var over = new CountDownLatch(1);
        var model = new FakeModel();
        model.behave((request, to) -> {
            to.sendResponseHeaders(200, 0);
            to.getResponseBody().write(sent.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            to.getResponseBody().flush();
            await(over);
        });
        var whole = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        var client = new ModelClient(settings(model, "1", Duration.ofMillis(400)), JSON);
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() ->
                        client.send(
                                JSON.createObjectNode(),
                                whole,
                                new ReplyReader(JSON, words -> {}),
                                true))
                .matches(e -> e.reason() == ModelFailure.Reason.TOO_SLOW);
        assertThat(System.nanoTime()).isLessThan(whole);
        over.countDown();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | false",
                "{\"choices\":[]} | false",
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]} | false",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[]}}]} | false",
                "{\"choices\":[{\"delta\":{\"content\":\"W\"}}]} | true",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]} | true"
            })
    void a_word_or_a_call_is_the_first_sign(String piece, boolean begun) throws ModelFailure {
        var reader = new ReplyReader(JSON, words -> {});
        reader.read(piece);
        assertThat(reader.hasBegun()).isEqualTo(begun);
    }

    @Test
    void what_never_ends_is_left() {
        var model = new FakeModel();
        model.behave((request, to) -> {
            to.sendResponseHeaders(200, 0);
            var piece =
                    "data: {\"choices\":[{\"delta\":{\"content\":\"%s\"}}]}\n\n"
                            .formatted("x".repeat(500));
            for (int n = 0; n < 100_000; n++)
                to.getResponseBody().write(piece.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        assertThatExceptionOfType(ModelFailure.class)
                .isThrownBy(() -> send(model, Duration.ofSeconds(60)))
                .matches(e -> e.reason() == ModelFailure.Reason.TOO_LONG);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_day_has_its_money() {
        var model = new FakeModel();
        var settings = settings(model, "0.01");
        var today = new Budget(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        today.spend(new ModelReply("", List.of(), 5000, 0));
        assertThat(today.isLeft()).isTrue();
        today.spend(new ModelReply("", List.of(), 0, 500));
        assertThat(today.isLeft()).isFalse();
    }

    @Test
    void who_counts_no_tokens_is_counted_by_length() throws ModelFailure {
        var reader = new ReplyReader(JSON, words -> {});
        reader.read(
                "{\"choices\":[{\"message\":{\"content\":\"%s\"}}]}".formatted("x".repeat(300)));
        var reply = reader.reply(900);
        assertThat(reply.tokensIn()).isGreaterThan(250);
        assertThat(reply.tokensOut()).isGreaterThan(90);
        reader.read(
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"find\",\"arguments\":\"%s\"}}]}}]}"
                        .formatted("y".repeat(300)));
        assertThat(reader.reply(900).tokensOut()).as("with calls").isGreaterThan(190);
    }
}
