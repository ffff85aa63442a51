package dev.marquee.site.assistant;

import dev.marquee.site.assistant.model.ModelAssistant;
import dev.marquee.site.assistant.model.ModelAssistant.Asked;
import dev.marquee.site.assistant.model.ModelAssistant.Line;
import dev.marquee.site.assistant.model.Usage;
import dev.marquee.site.assistant.rules.EventFinder.Place;
import dev.marquee.site.assistant.rules.QuestionReader;
import dev.marquee.site.assistant.rules.RuleBasedAssistant;
import dev.marquee.site.assistant.rules.RuleBasedAssistant.Said;
import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Asker;
import dev.marquee.site.assistant.tool.Speech;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Answers a question, by a model or by rules, and remembers both. Neither is ever logged. */
@Component
class Assistant {

    private static final Logger log = LoggerFactory.getLogger(Assistant.class);

    /** How long a question may be, in signs. */
    static final int LONGEST = 1000;

    static final String RULES = "rules";
    static final String MODEL = "model";

    /** Hears of an answer while it comes. */
    interface Listener {

        /** Who answers: again, if a model fell silent and rules go on. */
        void start(String mode);

        void text(String words);
    }

    /**
     * An answer, and who gave it.
     *
     * @param turn what it is rated by
     */
    record Given(Answer answer, String mode, String turn) {}

    private final RuleBasedAssistant rules;
    private final ModelAssistant model;
    private final QuestionReader reader;
    private final Conversations conversations;
    private final TurnMetrics metrics;
    private final TurnLog turns;
    private final MessageSource messages;

    Assistant(
            RuleBasedAssistant rules,
            ModelAssistant model,
            QuestionReader reader,
            Conversations conversations,
            TurnMetrics metrics,
            TurnLog turns,
            MessageSource messages) {
        this.rules = rules;
        this.model = model;
        this.reader = reader;
        this.conversations = conversations;
        this.metrics = metrics;
        this.turns = turns;
        this.messages = messages;
    }

    /** What it is now, as the name of a text. */
    String about() {
        if (!model.isOn()) return "assist.me.rules";
        return model.isAffordable() ? "assist.me.model" : "assist.spent";
    }

    /**
     * Answers a question.
     *
     * @param page the event of the page that it is asked on; null for none
     * @param locale the language of the page
     * @param listener null where nobody listens meanwhile
     * @return empty if an answer broke off after a part of it was shown
     */
    Optional<Given> answer(
            String question,
            @Nullable String page,
            Locale locale,
            Asker asker,
            @Nullable Listener listener) {
        var began = System.nanoTime();
        var spent = model.isOn() && !model.isAffordable();
        @Nullable Usage usage = null;
        if (model.isOn() && !spent) {
            if (listener != null) listener.start(MODEL);
            var outcome =
                    model.answer(
                            asked(question, page, locale, asker),
                            listener == null ? null : listener::text);
            usage = outcome.usage();
            if (outcome.broken()) {
                metrics.answered(MODEL, "broken");
                turns.broken(asker, locale.getLanguage(), began, usage);
                return Optional.empty();
            }
            if (outcome.answer() != null) {
                var turn = turns.answered(asker, outcome.answer(), MODEL, began, usage);
                return Optional.of(
                        remembered(question, outcome.answer(), page, asker, MODEL, turn));
            }
        }
        if (listener != null) listener.start(RULES);
        var said = byRules(question, page, locale, asker, spent);
        if (listener != null) listener.text(said.answer().text());
        var turn = turns.answered(asker, said.answer(), RULES, began, usage);
        return Optional.of(
                remembered(question, said.answer(), said.event().orElse(null), asker, RULES, turn));
    }

    private Asked asked(String question, @Nullable String page, Locale locale, Asker asker) {
        var before = conversations.of(asker.key());
        return new Asked(
                question,
                before.messages().stream()
                        .map(one -> new Line(one.answer() == null, one.text()))
                        .toList(),
                page == null ? before.event() : page,
                reader.read(question, locale).locale(),
                asker);
    }

    private Given remembered(
            String question,
            Answer answer,
            @Nullable String event,
            Asker asker,
            String mode,
            String turn) {
        conversations.add(asker.key(), question, answer, event, turn);
        metrics.answered(mode, answer.topic());
        return new Given(answer, mode, turn);
    }

    private Said byRules(
            String question, @Nullable String page, Locale locale, Asker asker, boolean spent) {
        var place = new Place(page, conversations.of(asker.key()).event());
        try {
            var said = rules.answer(question, place, locale, asker);
            return spent ? new Said(saysSo(said.answer()), said.event()) : said;
        } catch (RestClientException e) {
            // its message may hold an address with what somebody typed
            log.warn("The assistant's question was not answered: {}", e.getClass().getSimpleName());
            var text = new Speech(messages, locale).text("assist.away");
            var answer = new Answer(text, locale, "away", List.of(), List.of(), List.of());
            return new Said(answer, Optional.empty());
        }
    }

    private Answer saysSo(Answer answer) {
        var why = new Speech(messages, answer.locale()).text("assist.spent");
        return new Answer(
                answer.text() + "\n" + why,
                answer.locale(),
                answer.topic(),
                answer.buttons(),
                answer.cards(),
                answer.sources());
    }
}
