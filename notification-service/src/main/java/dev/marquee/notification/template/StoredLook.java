package dev.marquee.notification.template;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.OwnLook;
import dev.marquee.notification.content.OwnWords;
import dev.marquee.platform.language.Languages;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is stored, for the mails that are written. */
@Component
class StoredLook implements OwnLook {

    private static final Logger log = LoggerFactory.getLogger(StoredLook.class);

    private final Templates templates;
    private final Brands brands;
    private final Languages languages;

    StoredLook(Templates templates, Brands brands, Languages languages) {
        this.templates = templates;
        this.brands = brands;
        this.languages = languages;
    }

    @Override
    public Optional<OwnWords> words(long organizer, MailKind kind, Locale locale) {
        return templates.find(key(organizer, kind, locale)).map(Template::words);
    }

    @Override
    public Optional<Brand> brand(long organizer) {
        return brands.find(organizer);
    }

    @Override
    public void broken(long organizer, MailKind kind, Locale locale, String why) {
        var key = key(organizer, kind, locale);
        if (templates.broke(key, why))
            log.warn("{} cannot be used, mails go with the usual words: {}", key.target(), why);
    }

    private TemplateKey key(long organizer, MailKind kind, Locale locale) {
        return new TemplateKey(organizer, kind, languages.of(locale));
    }
}
