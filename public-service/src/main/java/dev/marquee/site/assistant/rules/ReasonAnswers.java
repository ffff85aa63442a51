package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Reasons;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says why something was refused: by the code that stands in the question, or by the event. */
@Component
class ReasonAnswers {

    private static final Pattern CODE = Pattern.compile("\\b[a-z]+(?:[-_][a-z]+)+\\b|\\bbusy\\b");

    private final EventAnswers events;

    ReasonAnswers(EventAnswers events) {
        this.events = events;
    }

    Answer answer(Topic topic) {
        return ofCode(topic)
                .or(() -> topic.events().size() == 1 ? events.answer(topic) : Optional.empty())
                .orElseGet(() -> topic.answer(topic.text("assist.reason.which")));
    }

    private static Optional<Answer> ofCode(Topic topic) {
        return CODE.matcher(topic.question().text().toLowerCase(Locale.ROOT))
                .results()
                .map(found -> Reasons.text(found.group(), topic.speech()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(topic::answer);
    }
}
