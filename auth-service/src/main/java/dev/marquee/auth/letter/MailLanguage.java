package dev.marquee.auth.letter;

import dev.marquee.platform.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which language an account is written to. */
@Component
class MailLanguage {

    private final Languages languages;

    MailLanguage(Languages languages) {
        this.languages = languages;
    }

    /**
     * The tag of a language that exists.
     *
     * @param chosen by the owner; null if they never did: then it is that of the house
     */
    String of(@Nullable String chosen) {
        return languages.named(chosen).orElse(languages.house().locale()).toLanguageTag();
    }
}
