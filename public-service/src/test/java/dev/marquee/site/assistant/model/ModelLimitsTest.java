package dev.marquee.site.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.client.GivenCaller;
import dev.marquee.platform.value.Markdown;
import dev.marquee.site.Neighbours;
import dev.marquee.site.assistant.tool.Asker;
import dev.marquee.site.assistant.tool.Proposals;
import dev.marquee.site.assistant.tool.ToolClients;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import tools.jackson.databind.json.JsonMapper;

/** How long a turn takes and what it costs has an end within a round, too. */
class ModelLimitsTest extends ModelPages {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired ToolClients clients;
    @Autowired Proposals proposals;
    @Autowired Markdown markdown;
    @Autowired MessageSource messages;
    @Autowired Clock clock;

    private static ModelSettings settings(Duration whole, long outputPrice) {
        return new ModelSettings(
                "key",
                "m",
                URI.create(MODEL.address()),
                new BigDecimal(50),
                BigDecimal.ZERO,
                BigDecimal.valueOf(outputPrice),
                700,
                Duration.ofSeconds(60),
                whole,
                whole);
    }

    private ModelAssistant assistant(ModelSettings settings, Budget budget) {
        return new ModelAssistant(
                settings,
                new ModelClient(settings, JSON),
                budget,
                clients,
                proposals,
                markdown,
                messages,
                JSON,
                clock);
    }

    private static ModelAssistant.Asked asked() {
        return new ModelAssistant.Asked(
                "hello",
                List.of(),
                null,
                Locale.ENGLISH,
                new Asker(Optional.empty(), "limits", GivenCaller.now(Locale.ENGLISH)));
    }

    @Test
    void no_tool_is_used_once_the_time_is_over() {
        var whole = Duration.ofSeconds(2);
        var began = new AtomicLong();
        var used = new AtomicInteger();
        MODEL.behave((request, to) -> {
            began.compareAndSet(0, System.nanoTime());
            var message = JSON.createObjectNode().put("role", "assistant");
            var calls = message.putArray("tool_calls");
            for (var n = 0; n < 6; n++)
                calls.addObject()
                        .put("index", n)
                        .put("id", "call-" + n)
                        .putObject("function")
                        .put("name", "event_details")
                        .put("arguments", "{\"event\":\"EV07\"}");
            FakeModel.send(request, to, List.of(message), 10);
        });
        neighbours.on(
                "GET /api/events/EV07",
                call -> {
                    used.incrementAndGet();
                    await().until(() -> System.nanoTime() - began.get() > whole.toNanos());
                    return new Neighbours.Answer(404, "{}");
                });
        var settings = settings(whole, 0);

        var outcome = assistant(settings, new Budget(settings, clock)).answer(asked(), null);

        assertThat(outcome.answer()).isNull();
        assertThat(used.get()).as("the first, which may be asked twice").isLessThanOrEqualTo(2);
    }

    @Test
    void what_came_before_it_broke_off_is_paid_for() {
        // a token that comes back costs 1, and there are 50
        var settings = settings(Duration.ofSeconds(60), 1_000_000);
        for (var part :
                List.of(
                        "{\"content\":\"%s. And\"}".formatted("Well now ".repeat(40)),
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"find_events\",\"arguments\":\"%s\"}}]}"
                                .formatted("x".repeat(300)))) {
            var budget = new Budget(settings, clock);
            MODEL.behave((request, to) -> FakeModel.write(to, 500, ""));
            assistant(settings, budget).answer(asked(), words -> {});
            assertThat(budget.isLeft()).as("nothing came").isTrue();

            MODEL.behave((request, to) ->
                    FakeModel.write(
                            to, 200, "data: {\"choices\":[{\"delta\":%s}]}\n\n".formatted(part)));
            assistant(settings, budget).answer(asked(), words -> {});
            assertThat(budget.isLeft()).as(part).isFalse();
        }
    }
}
