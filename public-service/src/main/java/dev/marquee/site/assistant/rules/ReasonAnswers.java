package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.ReasonWords;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Says why something was refused: by the code that stands in the question, or by the event. */
@Component
class ReasonAnswers {

    private static final Pattern WORD = Pattern.compile("[a-z_.-]++");

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
        return WORD.matcher(topic.question().text().toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .map(word -> StringUtils.trimTrailingCharacter(word, '.'))
                .filter(ReasonAnswers::isCode)
                .map(code -> ReasonWords.text(code, topic.speech()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(topic::answer);
    }

    /** Most codes are of several words, which nobody writes so by chance. */
    private static boolean isCode(String word) {
        return word.contains("-") || word.contains("_") || word.equals("busy");
    }
}
