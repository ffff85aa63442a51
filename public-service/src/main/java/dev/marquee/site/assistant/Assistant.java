package dev.marquee.site.assistant;

import dev.marquee.site.assistant.rules.EventFinder.Place;
import dev.marquee.site.assistant.rules.RuleBasedAssistant;
import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Asker;
import dev.marquee.site.assistant.tool.Speech;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Answers a question and remembers both. Neither is ever logged. */
@Component
class Assistant {

    private static final Logger log = LoggerFactory.getLogger(Assistant.class);

    /** How long a question may be, in signs. */
    static final int LONGEST = 1000;

    private final RuleBasedAssistant rules;
    private final Conversations conversations;
    private final TurnMetrics metrics;
    private final MessageSource messages;

    Assistant(
            RuleBasedAssistant rules,
            Conversations conversations,
            TurnMetrics metrics,
            MessageSource messages) {
        this.rules = rules;
        this.conversations = conversations;
        this.metrics = metrics;
        this.messages = messages;
    }

    /**
     * Answers by rules.
     *
     * @param page the event of the page that it is asked on; null for none
     * @param locale the language of the page
     */
    Answer answer(String question, @Nullable String page, Locale locale, Asker asker) {
        var place = new Place(page, conversations.of(asker.key()).event());
        try {
            var said = rules.answer(question, place, locale, asker);
            conversations.add(asker.key(), question, said.answer(), said.event().orElse(null));
            metrics.answered("rules", said.answer().topic());
            return said.answer();
        } catch (RestClientException e) {
            // its message may hold an address with what somebody typed
            log.warn("The assistant's question was not answered: {}", e.getClass().getSimpleName());
            metrics.answered("rules", "away");
            var answer =
                    new Answer(
                            new Speech(messages, locale).text("assist.away"),
                            locale,
                            "away",
                            List.of(),
                            List.of(),
                            List.of());
            conversations.add(asker.key(), question, answer, null);
            return answer;
        }
    }
}
