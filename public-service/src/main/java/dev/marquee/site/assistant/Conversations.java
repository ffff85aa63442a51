package dev.marquee.site.assistant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.site.assistant.tool.Answer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Conversations of the last half hour, in this process and nowhere else, by the key of whoever
 * leads them.
 */
@Component
class Conversations {

    private final Cache<String, Conversation> kept =
            Caffeine.newBuilder()
                    .expireAfterWrite(Duration.ofMinutes(30))
                    .maximumSize(10_000)
                    .build();

    Conversation of(String key) {
        return Objects.requireNonNullElse(kept.getIfPresent(key), Conversation.NEW);
    }

    void add(String key, String question, Answer answer, @Nullable String event, String turn) {
        kept.asMap()
                .compute(
                        key,
                        (same, before) ->
                                Objects.requireNonNullElse(before, Conversation.NEW)
                                        .with(question, answer, event, turn));
    }

    /** What is said without a question: what became of a proposal. */
    void answer(String key, Answer answer) {
        kept.asMap()
                .compute(
                        key,
                        (same, before) ->
                                Objects.requireNonNullElse(before, Conversation.NEW).with(answer));
    }

    void forget(String key) {
        kept.invalidate(key);
    }
}
