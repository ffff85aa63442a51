package dev.marquee.notification.template;

import dev.marquee.notification.centre.Notify;
import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.OwnLook;
import dev.marquee.notification.content.OwnWords;
import dev.marquee.platform.language.Languages;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is stored, for the mails that are written. */
@Component
class StoredLook implements OwnLook {

    private static final Logger log = LoggerFactory.getLogger(StoredLook.class);

    private final Templates templates;
    private final Brands brands;
    private final Languages languages;

    /** Later: its mails are written with this. */
    private final ObjectProvider<Notify> notify;

    StoredLook(
            Templates templates,
            Brands brands,
            Languages languages,
            ObjectProvider<Notify> notify) {
        this.templates = templates;
        this.brands = brands;
        this.languages = languages;
        this.notify = notify;
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
        if (!templates.broke(key, why)) return;
        log.warn("{} cannot be used, mails go with the usual words: {}", key.target(), why);
        templates
                .find(key)
                .ifPresent(template -> {
                    tell(null, template);
                    tell(organizer, template);
                });
    }

    private void tell(@Nullable Long account, Template template) {
        notify.getObject()
                .staff(
                        account,
                        "template-broken",
                        "page:/admin/templates",
                        "template-broken:" + template.version(),
                        Map.of("about", template.kind() + ", " + template.lang()));
    }

    private TemplateKey key(long organizer, MailKind kind, Locale locale) {
        return new TemplateKey(organizer, kind, languages.of(locale));
    }
}
