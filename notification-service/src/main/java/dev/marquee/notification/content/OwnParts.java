package dev.marquee.notification.content;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Finds what of a letter is its organiser's own, and puts its facts in. */
final class OwnParts {

    private final MessageSource messages;
    private final OwnLook look;
    private final String site;

    OwnParts(MessageSource messages, OwnLook look, String site) {
        this.messages = messages;
        this.look = look;
        this.site = site;
    }

    /** Of a mail. Words that cannot be used are left out, and said to be broken. */
    OwnPart of(MailKind kind, Locale locale, MailContent content, @Nullable Long organizer) {
        if (organizer == null || !kind.isTemplatable() || content instanceof ErasedMail)
            return OwnPart.NONE;
        var brand = look.brand(organizer).orElse(null);
        var words = look.words(organizer, kind, locale).orElse(null);
        if (words == null) return new OwnPart(null, brand);
        try {
            return new OwnPart(words.fill(kind, values(content, locale, brand)), brand);
        } catch (RuntimeException e) {
            look.broken(organizer, kind, locale, String.valueOf(e.getMessage()));
            return new OwnPart(null, brand);
        }
    }

    /**
     * Of words that are tried out.
     *
     * @throws IllegalArgumentException if they cannot be used
     */
    OwnPart trying(TemplateTestMail test, Locale locale, @Nullable Long organizer) {
        var brand = organizer == null ? null : look.brand(organizer).orElse(null);
        var words = test.words();
        if (words == null) return new OwnPart(null, brand);
        var sample = SampleMails.of(test.kind(), site);
        return new OwnPart(words.fill(test.kind(), values(sample, locale, brand)), brand);
    }

    private Map<String, String> values(
            MailContent content, Locale locale, OwnLook.@Nullable Brand brand) {
        var name = brand == null ? null : brand.name();
        return LetterValues.of(content, name, site, locale, messages);
    }
}
