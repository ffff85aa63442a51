package dev.marquee.site.assistant.rules;

import dev.marquee.site.assistant.tool.Answer;
import dev.marquee.site.assistant.tool.Button;
import dev.marquee.site.assistant.tool.CallerTools;
import dev.marquee.site.assistant.tool.Card;
import dev.marquee.site.assistant.tool.Speech;
import java.util.List;

/** A question that is being answered. */
record Topic(Question question, List<String> events, CallerTools tools, Speech speech) {

    String text(String key, Object... values) {
        return speech.text(key, values);
    }

    boolean isSignedIn() {
        return tools.asker().caller().isPresent();
    }

    /** Whether its bookings are known: the account has shown that the address is its own. */
    boolean isKnown() {
        return tools.asker().caller().filter(caller -> caller.emailVerified()).isPresent();
    }

    Answer answer(String text, Button... buttons) {
        return answer(text, List.of(buttons));
    }

    Answer answer(String text, List<Button> buttons) {
        return answer(text, buttons, List.of(), List.of());
    }

    Answer answer(String text, List<Button> buttons, List<Card> cards, List<Button> sources) {
        return new Answer(
                text, speech.locale(), question.intent().value(), buttons, cards, sources);
    }
}
