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
import tools.jackson.databind.json.JsonMapper;

/** A server that says nothing, or never ends, is left; what an answer costs is counted. */
class ModelClientTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static ModelSettings settings(FakeModel model, String budget) {
        return new ModelSettings(
                "key",
                "m",
                URI.create(model.address()),
                new BigDecimal(budget),
                BigDecimal.ONE,
                BigDecimal.TEN,
                700,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }

    private static void send(FakeModel model, Duration time) throws ModelFailure {
        new ModelClient(settings(model, "1"), JSON)
                .send(JSON.createObjectNode(), System.nanoTime() + time.toNanos(), words -> {});
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
    }
}
