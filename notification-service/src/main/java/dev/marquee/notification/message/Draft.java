package dev.marquee.notification.message;

import dev.marquee.notification.message.Message.Words;
import dev.marquee.notification.message.audience.Audience;
import java.util.Map;

/**
 * What an author writes, found to be in order.
 *
 * @param texts by the tags of languages, that of {@code mainLang} among them
 */
public record Draft(
        boolean news,
        Audience audience,
        String mainLang,
        Map<String, Words> texts,
        When when,
        boolean laterBookers) {}
