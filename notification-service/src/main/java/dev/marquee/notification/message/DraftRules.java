package dev.marquee.notification.message;

import dev.marquee.notification.content.text.Placeholders;
import dev.marquee.notification.message.Message.Words;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Text;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a message must be to go out at all. */
@Component
public class DraftRules {

    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_TEXT = 8000;

    private final Languages languages;
    private final Clock clock;

    DraftRules(Languages languages, Clock clock) {
        this.languages = languages;
        this.clock = clock;
    }

    /** Everything that is wrong; fields are named as in JSON. */
    public List<Fault> faults(Draft draft) {
        var faults = new ArrayList<Fault>();
        if (!draft.texts().containsKey(draft.mainLang()))
            faults.add(new Fault("texts", Text.of("invalid.needs-the-main-language")));
        draft.texts()
                .forEach((language, words) -> {
                    var path = "texts." + language;
                    if (languages.all().stream().noneMatch(known -> known.tag().equals(language)))
                        faults.add(new Fault(path, Text.of("invalid.a-language-that-exists")));
                    check(path, words, faults);
                });
        if (!draft.news() && draft.audience().meansFormerBookings())
            faults.add(new Fault("audience.states", Text.of("invalid.only-live-tickets")));
        var at = draft.when().at();
        if (at != null && at.isBefore(clock.instant()))
            faults.add(new Fault("at", Text.of("invalid.in-the-past")));
        return faults;
    }

    private static void check(String path, Words words, List<Fault> faults) {
        var subject = words.subject();
        if (subject.isBlank())
            faults.add(new Fault(path + ".subject", Text.of("invalid.required")));
        else if (subject.length() > LONGEST_SUBJECT)
            faults.add(new Fault(path + ".subject", Text.of("invalid.at-most-200-characters")));
        else if (subject.codePoints().anyMatch(Character::isISOControl))
            faults.add(new Fault(path + ".subject", Text.of("invalid.one-line")));
        placeholders(path + ".subject", subject, faults);
        if (words.text().isBlank())
            faults.add(new Fault(path + ".text", Text.of("invalid.required")));
        else if (words.text().length() > LONGEST_TEXT)
            faults.add(new Fault(path + ".text", Text.of("invalid.at-most-8000-characters")));
        placeholders(path + ".text", words.text(), faults);
    }

    private static void placeholders(String field, String text, List<Fault> faults) {
        Placeholders.unknownIn(text)
                .ifPresent(unknown ->
                        faults.add(
                                new Fault(
                                        field,
                                        Text.of(
                                                "invalid.placeholder",
                                                "{" + unknown.word() + "}",
                                                "{" + unknown.nearest() + "}"))));
    }
}
